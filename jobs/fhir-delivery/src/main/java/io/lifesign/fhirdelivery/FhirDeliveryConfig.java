package io.lifesign.fhirdelivery;

import io.lifesign.fhir.out.PatientReferences;
import io.lifesign.fhir.out.Systems;
import io.lifesign.streaming.KafkaOptions;
import io.lifesign.streaming.Settings;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;
import org.apache.flink.configuration.ReadableConfig;

/**
 * Every setting of this job, its default and its meaning; those of the server stand in {@link
 * ServerOptions}.
 *
 * @param delivery null where this deployment does not deliver
 */
public record FhirDeliveryConfig(
    String job,
    Part part,
    KafkaOptions kafka,
    PatientReferences patients,
    ScoreChange.On scoresOn,
    DeliverySettings delivery) {

  /** What a deployment does. */
  public enum Part {
    BOTH,
    /** Results to fhir.outbound. */
    WRITE,
    /** fhir.outbound to the server. */
    DELIVER
  }

  public static final ConfigOption<String> JOB =
      ConfigOptions.key("job.name")
          .stringType()
          .defaultValue("fhir-delivery")
          .withDescription("name of this deployment: consumer group, dead letters");
  public static final ConfigOption<Part> PART =
      ConfigOptions.key("job.part")
          .enumType(Part.class)
          .defaultValue(Part.BOTH)
          .withDescription(
              "write: results to fhir.outbound; deliver: from there to the server; or both");
  public static final ConfigOption<ScoreChange.On> SCORES_ON =
      ConfigOptions.key("scores.on")
          .enumType(ScoreChange.On.class)
          .defaultValue(ScoreChange.On.TOTAL)
          .withDescription("which changes of a score the EHR is told of: total, or band of NEWS2");
  public static final ConfigOption<PatientReferences.Style> PATIENT_REFERENCE =
      ConfigOptions.key("patient.reference")
          .enumType(PatientReferences.Style.class)
          .defaultValue(PatientReferences.Style.LITERAL)
          .withDescription(
              "literal: Patient/ID and the identifier; logical: the identifier only, for an EHR with"
                  + " ids of its own");
  public static final ConfigOption<String> PATIENT_SYSTEM =
      ConfigOptions.key("patient.identifier-system")
          .stringType()
          .defaultValue(Systems.PATIENT)
          .withDescription("system of the patients' identifiers");

  /** Every option of this job. */
  public static final List<ConfigOption<?>> ALL =
      Stream.of(
              Stream.of(JOB, PART, SCORES_ON, PATIENT_REFERENCE, PATIENT_SYSTEM),
              ServerOptions.ALL.stream(),
              KafkaOptions.ALL.stream())
          .<ConfigOption<?>>flatMap(options -> options)
          .toList();

  /**
   * @throws IllegalArgumentException naming what is unknown or missing
   */
  static FhirDeliveryConfig fromArgs(String[] args) {
    return from(Settings.parse(args, ALL));
  }

  /**
   * @throws IllegalArgumentException naming a setting that is missing or cannot be
   */
  public static FhirDeliveryConfig from(ReadableConfig settings) {
    Part part = settings.get(PART);
    return new FhirDeliveryConfig(
        settings.get(JOB),
        part,
        KafkaOptions.from(settings),
        new PatientReferences(settings.get(PATIENT_REFERENCE), settings.get(PATIENT_SYSTEM)),
        settings.get(SCORES_ON),
        part == Part.WRITE ? null : ServerOptions.from(settings));
  }

  OutboundPipeline.Plan plan() {
    return new OutboundPipeline.Plan(patients, scoresOn);
  }
}
