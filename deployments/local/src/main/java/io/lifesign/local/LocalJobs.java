package io.lifesign.local;

import io.lifesign.arrhythmia.ArrhythmiaConfig;
import io.lifesign.arrhythmia.ArrhythmiaJob;
import io.lifesign.fhirdelivery.FhirDeliveryConfig;
import io.lifesign.fhirdelivery.FhirDeliveryJob;
import io.lifesign.landing.LandingConfig;
import io.lifesign.landing.LandingJob;
import io.lifesign.readmission.ReadmissionConfig;
import io.lifesign.readmission.ReadmissionRiskJob;
import io.lifesign.schemas.Topic;
import io.lifesign.vitals.VitalsScoringConfig;
import io.lifesign.vitals.VitalsScoringJob;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The jobs of the house on the local Flink. */
final class LocalJobs {

  private static final String ARRHYTHMIA = JobProgram.ARRHYTHMIA.name();
  private static final String READMISSION = JobProgram.READMISSION.name();
  static final String DELIVERY = JobProgram.DELIVERY.name();
  private static final List<String> SHARED_TOPICS = List.of("care.profiles", "alerts.acks");

  private final FlinkCluster flink;
  private final Map<String, JobID> ids;
  private final Map<String, List<String>> decides;
  private final List<Topic> landed;

  private LocalJobs(
      FlinkCluster flink,
      Map<String, JobID> ids,
      Map<String, List<String>> decides,
      List<Topic> landed) {
    this.flink = flink;
    this.ids = ids;
    this.decides = decides;
    this.landed = landed;
  }

  static LocalJobs submit(LocalSettings settings, FlinkCluster flink, StackAddresses stack)
      throws InterruptedException {
    Map<String, JobID> ids = new LinkedHashMap<>();
    Map<String, List<String>> decides = new LinkedHashMap<>();
    for (JobProgram program : List.of(JobProgram.VITALS, JobProgram.HOME)) {
      VitalsScoringConfig config =
          VitalsScoringConfig.from(Configuration.fromMap(program.settings(settings, stack)));
      StreamExecutionEnvironment environment = flink.environment(program.name());
      VitalsScoringJob.define(environment, config);
      ids.put(program.name(), flink.submit(environment));
      decides.put(config.job(), decided(config.devices().name()));
    }
    ArrhythmiaConfig arrhythmia =
        ArrhythmiaConfig.from(
            Configuration.fromMap(JobProgram.ARRHYTHMIA.settings(settings, stack)));
    StreamExecutionEnvironment rhythms = flink.environment(ARRHYTHMIA);
    ArrhythmiaJob.define(rhythms, arrhythmia);
    ids.put(ARRHYTHMIA, flink.submit(rhythms));
    decides.put(arrhythmia.job(), decided("device.ecg"));
    StreamExecutionEnvironment stays = flink.environment(READMISSION);
    ReadmissionRiskJob.define(
        stays,
        ReadmissionConfig.from(
            Configuration.fromMap(JobProgram.READMISSION.settings(settings, stack))));
    ids.put(READMISSION, flink.submit(stays));
    decides.put(READMISSION, List.of("ehr.fhir", "ehr.hl7v2", "vitals.scores", "alerts.acks"));
    StreamExecutionEnvironment resources = flink.environment(DELIVERY);
    FhirDeliveryJob.define(
        resources,
        FhirDeliveryConfig.from(
            Configuration.fromMap(JobProgram.DELIVERY.settings(settings, stack))));
    ids.put(DELIVERY, flink.submit(resources));
    LandingConfig landing = LandingConfig.from(JobProgram.LANDING.settings(settings, stack));
    StreamExecutionEnvironment environment = flink.environment(LandingJob.NAME);
    LandingJob.define(environment, landing);
    ids.put(LandingJob.NAME, flink.submit(environment));
    return new LocalJobs(flink, ids, decides, landing.topics());
  }

  private static List<String> decided(String devices) {
    List<String> topics = new ArrayList<>(SHARED_TOPICS);
    topics.add(devices);
    return topics;
  }

  /** The topics whose records land. */
  List<Topic> landed() {
    return landed;
  }

  /** Per job that keeps a ledger the topics that it decides on. */
  Map<String, List<String>> decides() {
    return decides;
  }

  /** The jobs that keep a ledger. */
  List<JobID> deciding() {
    return decides.keySet().stream().map(ids::get).toList();
  }

  /**
   * Waits for nobody, but complains.
   *
   * @throws Refusal if a job has ended
   */
  void requireRunning() throws InterruptedException {
    for (Map.Entry<String, JobID> job : ids.entrySet()) {
      JobStatus status = flink.status(job.getValue());
      if (status.isTerminalState()) {
        throw new Refusal(
            "Job " + job.getKey() + " is " + status + ": " + flink.failure(job.getValue()));
      }
    }
  }

  /** Whether every task of every job runs. */
  boolean running() throws InterruptedException {
    requireRunning();
    for (JobID job : ids.values()) {
      if (flink.status(job) != JobStatus.RUNNING) {
        return false;
      }
    }
    return true;
  }
}
