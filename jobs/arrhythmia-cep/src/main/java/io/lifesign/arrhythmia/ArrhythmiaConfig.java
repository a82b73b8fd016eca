package io.lifesign.arrhythmia;

import io.lifesign.clinical.rhythm.RhythmRules;
import io.lifesign.streaming.KafkaOptions;
import io.lifesign.streaming.RulesFile;
import io.lifesign.streaming.Settings;
import io.lifesign.streaming.SharedTopics;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;
import org.apache.flink.configuration.ReadableConfig;

/** Every setting of this job, its default and its meaning. */
public record ArrhythmiaConfig(
    String job,
    KafkaOptions kafka,
    Duration futureTolerance,
    Duration silence,
    Duration retention,
    RhythmRules rules,
    SharedTopics sharedTopics) {

  public static final ConfigOption<String> JOB =
      ConfigOptions.key("job.name")
          .stringType()
          .defaultValue("arrhythmia-cep")
          .withDescription("name of this deployment: consumer group, ledger rows, dead letters");
  public static final ConfigOption<Duration> FUTURE_TOLERANCE =
      ConfigOptions.key("future.tolerance")
          .durationType()
          .defaultValue(Duration.ofMinutes(1))
          .withDescription("how far event time may lie ahead of the time of arrival");
  public static final ConfigOption<Duration> SILENCE =
      ConfigOptions.key("device.silence")
          .durationType()
          .defaultValue(Duration.ofSeconds(6))
          .withDescription(
              "event time without a chunk after which a device is silent; longer than the 5 s after which a"
                  + " lost signal alerts");
  public static final ConfigOption<Duration> RETENTION =
      ConfigOptions.key("patient.retention")
          .durationType()
          .defaultValue(Duration.ofDays(30))
          .withDescription("event time after a patient's last word until the patient is forgotten");
  public static final ConfigOption<Integer> FREQUENT_PER_MINUTE =
      ConfigOptions.key("rhythm.frequent-ventricular-beats")
          .intType()
          .noDefaultValue()
          .withDescription(
              "more ventricular beats a minute than this are frequent, 1 to 30; instead of what the file of rules says");
  public static final ConfigOption<SharedTopics> SHARED_TOPICS =
      ConfigOptions.key("topics.shared")
          .enumType(SharedTopics.class)
          .defaultValue(SharedTopics.REPORTED_ELSEWHERE)
          .withDescription(
              "whether this deployment reports dead records of care.profiles and alerts.acks; exactly one should");

  /** Every option of this job. */
  public static final List<ConfigOption<?>> ALL =
      Stream.concat(
              Stream.of(
                  JOB,
                  FUTURE_TOLERANCE,
                  SILENCE,
                  RETENTION,
                  RulesFile.OPTION,
                  FREQUENT_PER_MINUTE,
                  SHARED_TOPICS),
              KafkaOptions.ALL.stream())
          .toList();

  /**
   * @throws IllegalArgumentException naming what is unknown or missing
   */
  static ArrhythmiaConfig fromArgs(String[] args) {
    return from(Settings.parse(args, ALL));
  }

  /**
   * @throws IllegalArgumentException naming a missing setting, or what is wrong in the file of
   *     rules
   */
  public static ArrhythmiaConfig from(ReadableConfig settings) {
    return new ArrhythmiaConfig(
        settings.get(JOB),
        KafkaOptions.from(settings),
        settings.get(FUTURE_TOLERANCE),
        settings.get(SILENCE),
        settings.get(RETENTION),
        rules(settings),
        settings.get(SHARED_TOPICS));
  }

  private static RhythmRules rules(ReadableConfig settings) {
    RhythmRules rules = RulesFile.load(settings.get(RulesFile.OPTION)).rhythm();
    return settings
        .getOptional(FREQUENT_PER_MINUTE)
        .map(limit -> rules.with(rules.thresholds().withFrequentPerMinute(limit)))
        .orElse(rules);
  }
}
