package io.lifesign.local;

import io.lifesign.arrhythmia.ArrhythmiaJob;
import io.lifesign.fhirdelivery.FhirDeliveryJob;
import io.lifesign.fhirdelivery.ServerOptions;
import io.lifesign.lake.LakeConfig;
import io.lifesign.landing.LandingJob;
import io.lifesign.landing.MaintenanceJob;
import io.lifesign.readmission.ReadmissionRiskJob;
import io.lifesign.vitals.VitalsScoringJob;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A job of the house as it is deployed.
 *
 * @param name under which it runs, and its settings stand in local.yaml
 * @param module folder under {@code jobs/} that builds it
 */
record JobProgram(String name, String module, Class<?> main) {

  static final JobProgram VITALS =
      new JobProgram("vitals-scoring", "vitals-scoring", VitalsScoringJob.class);
  static final JobProgram HOME =
      new JobProgram("vitals-home", "vitals-scoring", VitalsScoringJob.class);
  static final JobProgram ARRHYTHMIA =
      new JobProgram("arrhythmia-cep", "arrhythmia-cep", ArrhythmiaJob.class);
  static final JobProgram READMISSION =
      new JobProgram("readmission-risk", "readmission-risk", ReadmissionRiskJob.class);
  static final JobProgram DELIVERY =
      new JobProgram("fhir-delivery", "fhir-delivery", FhirDeliveryJob.class);
  static final JobProgram LANDING =
      new JobProgram(LandingJob.NAME, "lakehouse-landing", LandingJob.class);

  /**
   * Keeps the lake while others land in it; a lake has one maintainer, so it is asked for by name.
   */
  static final JobProgram MAINTENANCE =
      new JobProgram(MaintenanceJob.NAME, "lakehouse-landing", MaintenanceJob.class);

  /** All that move records, those that write what others read first. */
  static final List<JobProgram> ALL =
      List.of(VITALS, HOME, ARRHYTHMIA, READMISSION, DELIVERY, LANDING);

  /**
   * The job of that name.
   *
   * @throws Refusal if there is none
   */
  static JobProgram of(String name) {
    return named()
        .filter(program -> program.name.equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new Refusal(
                    "There is no job "
                        + name
                        + "; there are "
                        + String.join(", ", named().map(JobProgram::name).toList())
                        + "."));
  }

  private static Stream<JobProgram> named() {
    return Stream.concat(ALL.stream(), Stream.of(MAINTENANCE));
  }

  /** Whether it decides by the file of rules. */
  boolean takesRules() {
    return this == VITALS || this == HOME || this == ARRHYTHMIA;
  }

  /** What it is told in a stack, wherever its Flink runs. */
  Map<String, String> settings(LocalSettings settings, StackAddresses stack) {
    Map<String, String> told = new TreeMap<>();
    if (this != MAINTENANCE) {
      told.putAll(settings.job(name, stack.kafka(), stack.registry()).toMap());
    }
    if (this == DELIVERY) {
      told.put(ServerOptions.URL.key(), stack.fhir());
    }
    if (this == LANDING || this == MAINTENANCE) {
      told.putAll(LakeConfig.embeddedSettings(Path.of(stack.warehouse())));
    }
    return told;
  }
}
