package io.lifesign.vitals;

import io.lifesign.clinical.deterioration.DeteriorationRules;
import io.lifesign.schemas.Catalogue;
import io.lifesign.schemas.Topic;
import io.lifesign.streaming.KafkaOptions;
import io.lifesign.streaming.Progress;
import io.lifesign.streaming.RulesFile;
import io.lifesign.streaming.Settings;
import io.lifesign.streaming.SharedTopics;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ReadableConfig;

/** Every setting of this job, its default and its meaning. */
public record VitalsScoringConfig(
    String job,
    KafkaOptions kafka,
    Topic devices,
    Duration futureTolerance,
    Duration retention,
    SharedTopics sharedTopics,
    Progress progress,
    DeteriorationRules rules) {

  public static final ConfigOption<String> JOB =
      ConfigOptions.key("job.name")
          .stringType()
          .defaultValue("vitals-scoring")
          .withDescription(
              "name of this deployment: consumer group, ledger rows, dead letters; vitals-home for device.home");
  public static final ConfigOption<String> DEVICES =
      ConfigOptions.key("topic.devices")
          .stringType()
          .defaultValue("device.vitals")
          .withDescription("device topic of this deployment: device.vitals or device.home");
  public static final ConfigOption<Duration> FUTURE_TOLERANCE =
      ConfigOptions.key("future.tolerance")
          .durationType()
          .defaultValue(Duration.ofMinutes(1))
          .withDescription("how far event time may lie ahead of the time of arrival");
  public static final ConfigOption<Duration> RETENTION =
      ConfigOptions.key("patient.retention")
          .durationType()
          .defaultValue(Duration.ofDays(30))
          .withDescription("event time after a patient's last word until the patient is forgotten");
  public static final ConfigOption<SharedTopics> SHARED_TOPICS =
      ConfigOptions.key("topics.shared")
          .enumType(SharedTopics.class)
          .defaultValue(SharedTopics.REPORTED_HERE)
          .withDescription(
              "whether this deployment reports dead records of care.profiles and alerts.acks; exactly one should");

  public static final ConfigOption<Progress> PROGRESS =
      ConfigOptions.key("scores.progress")
          .enumType(Progress.class)
          .defaultValue(Progress.TOLD)
          .withDescription(
              "whether vitals.scores carries how far this deployment has come; exactly one should");

  /** Every option of this job. */
  public static final List<ConfigOption<?>> ALL =
      Stream.concat(
              Stream.of(
                  JOB,
                  DEVICES,
                  FUTURE_TOLERANCE,
                  RETENTION,
                  SHARED_TOPICS,
                  PROGRESS,
                  RulesFile.OPTION),
              KafkaOptions.ALL.stream())
          .toList();

  /**
   * @throws IllegalArgumentException naming what is unknown or missing
   */
  static VitalsScoringConfig fromArgs(String[] args) {
    Configuration settings = Settings.parse(args, ALL);
    return from(settings);
  }

  /**
   * @throws IllegalArgumentException naming a missing setting, a topic that carries no vital signs,
   *     or what is wrong in the file of rules
   */
  public static VitalsScoringConfig from(ReadableConfig settings) {
    Topic devices = Catalogue.load().topic(settings.get(DEVICES));
    if (!devices.schema().getName().equals("VitalSigns")) {
      throw new IllegalArgumentException(
          "Setting --" + DEVICES.key() + ": " + devices.name() + " carries no VitalSigns");
    }
    return new VitalsScoringConfig(
        settings.get(JOB),
        KafkaOptions.from(settings),
        devices,
        settings.get(FUTURE_TOLERANCE),
        settings.get(RETENTION),
        settings.get(SHARED_TOPICS),
        settings.get(PROGRESS),
        RulesFile.load(settings.get(RulesFile.OPTION)).vitals());
  }
}
