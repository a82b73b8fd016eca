package io.lifesign.readmission;

import io.lifesign.clinical.readmission.ReadmissionModel;
import io.lifesign.clinical.readmission.RiskScale;
import io.lifesign.streaming.KafkaOptions;
import io.lifesign.streaming.Settings;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;
import org.apache.flink.configuration.ReadableConfig;

/** Every setting of this job, its default and its meaning. */
public record ReadmissionConfig(
    String job,
    KafkaOptions kafka,
    Duration futureTolerance,
    Duration retention,
    String model,
    RiskScale scale,
    ZoneId hl7Zone) {

  public static final ConfigOption<String> JOB =
      ConfigOptions.key("job.name")
          .stringType()
          .defaultValue("readmission-risk")
          .withDescription("name of this deployment: consumer group, ledger rows, dead letters");
  public static final ConfigOption<Duration> FUTURE_TOLERANCE =
      ConfigOptions.key("future.tolerance")
          .durationType()
          .defaultValue(Duration.ofMinutes(1))
          .withDescription(
              "how far the time of sending may lie ahead of the time of arrival; what a message tells may lie"
                  + " in the future");
  public static final ConfigOption<Duration> RETENTION =
      ConfigOptions.key("patient.retention")
          .durationType()
          .defaultValue(Duration.ofDays(90))
          .withDescription("event time after which a patient's alerts are forgotten");
  public static final ConfigOption<String> MODEL =
      ConfigOptions.key("risk.model")
          .stringType()
          .defaultValue(ReadmissionModel.DEFAULT)
          .withDescription("name of the model; see docs/model-card-readmission.md");
  public static final ConfigOption<RiskScale> SCALE =
      ConfigOptions.key("risk.scale")
          .enumType(RiskScale.class)
          .defaultValue(RiskScale.MODEL)
          .withDescription(
              "what tells a stay's band and alerts: model, lace, hospital_2013, hospital_2016");
  public static final ConfigOption<String> HL7_ZONE =
      ConfigOptions.key("hl7v2.zone")
          .stringType()
          .defaultValue("UTC")
          .withDescription(
              "time zone of HL7 v2 senders that state none, for example America/Toronto");

  /** Every option of this job. */
  public static final List<ConfigOption<?>> ALL =
      Stream.concat(
              Stream.of(JOB, FUTURE_TOLERANCE, RETENTION, MODEL, SCALE, HL7_ZONE),
              KafkaOptions.ALL.stream())
          .toList();

  /**
   * @throws IllegalArgumentException naming what is unknown or missing
   */
  static ReadmissionConfig fromArgs(String[] args) {
    return from(Settings.parse(args, ALL));
  }

  /**
   * @throws IllegalArgumentException naming a missing or impossible setting
   */
  public static ReadmissionConfig from(ReadableConfig settings) {
    return new ReadmissionConfig(
        settings.get(JOB),
        KafkaOptions.from(settings),
        settings.get(FUTURE_TOLERANCE),
        settings.get(RETENTION),
        settings.get(MODEL),
        settings.get(SCALE),
        zone(settings.get(HL7_ZONE)));
  }

  private static ZoneId zone(String name) {
    try {
      return ZoneId.of(name);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "Setting --" + HL7_ZONE.key() + ": " + name + " is no time zone", e);
    }
  }
}
