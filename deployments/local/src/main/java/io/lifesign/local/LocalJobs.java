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
    for (JobProgram program : JobProgram.ALL) {
      StreamExecutionEnvironment environment = flink.environment(program.name());
      define(program, environment, program.settings(settings, stack));
      ids.put(program.name(), flink.submit(environment));
    }
    Map<String, List<String>> decides = new LinkedHashMap<>();
    for (JobProgram program : List.of(JobProgram.VITALS, JobProgram.HOME)) {
      VitalsScoringConfig config =
          VitalsScoringConfig.from(Configuration.fromMap(program.settings(settings, stack)));
      decides.put(program.name(), decided(config.devices().name()));
    }
    decides.put(JobProgram.ARRHYTHMIA.name(), decided("device.ecg"));
    decides.put(
        JobProgram.READMISSION.name(),
        List.of("ehr.fhir", "ehr.hl7v2", "vitals.scores", "alerts.acks"));
    LandingConfig landing = LandingConfig.from(JobProgram.LANDING.settings(settings, stack));
    return new LocalJobs(flink, ids, decides, landing.topics());
  }

  /** Defines a job with its settings, as its own main method would. */
  static void define(
      JobProgram program, StreamExecutionEnvironment environment, Map<String, String> told) {
    Configuration settings = Configuration.fromMap(told);
    if (program.main() == VitalsScoringJob.class) {
      VitalsScoringJob.define(environment, VitalsScoringConfig.from(settings));
    } else if (program == JobProgram.ARRHYTHMIA) {
      ArrhythmiaJob.define(environment, ArrhythmiaConfig.from(settings));
    } else if (program == JobProgram.READMISSION) {
      ReadmissionRiskJob.define(environment, ReadmissionConfig.from(settings));
    } else if (program == JobProgram.DELIVERY) {
      FhirDeliveryJob.define(environment, FhirDeliveryConfig.from(settings));
    } else {
      LandingJob.define(environment, LandingConfig.from(told));
    }
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
