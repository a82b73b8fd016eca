package io.lifesign.landing;

import io.lifesign.lake.LakeConfig;
import io.lifesign.lake.upkeep.UpkeepPlan;
import io.lifesign.streaming.Settings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;
import org.apache.flink.configuration.Configuration;

/**
 * Every setting of the maintenance job.
 *
 * @param interval from one maintenance of a table to the next
 * @param plan what is done each time
 */
public record MaintenanceConfig(Duration interval, UpkeepPlan plan, LakeConfig lake) {

  static final ConfigOption<Duration> INTERVAL =
      ConfigOptions.key("maintenance.interval")
          .durationType()
          .defaultValue(Duration.ofHours(1))
          .withDescription("from one maintenance of a table to the next, at least 1 min");

  static final ConfigOption<Duration> EXPIRE_AFTER =
      ConfigOptions.key("maintenance.expire-after")
          .durationType()
          .defaultValue(UpkeepPlan.DEFAULT.expireAfter())
          .withDescription("snapshots older than this go, unless a tag or branch holds them");

  static final ConfigOption<Integer> KEEP_SNAPSHOTS =
      ConfigOptions.key("maintenance.keep-snapshots")
          .intType()
          .defaultValue(UpkeepPlan.DEFAULT.keepSnapshots())
          .withDescription("so many newest snapshots stay, whatever their age");

  static final ConfigOption<Duration> ORPHAN_AGE =
      ConfigOptions.key("maintenance.orphan-age")
          .durationType()
          .defaultValue(UpkeepPlan.DEFAULT.orphanAge())
          .withDescription("unknown files younger than this stay, at least 1 h");

  static final List<ConfigOption<?>> OPTIONS =
      List.of(INTERVAL, EXPIRE_AFTER, KEEP_SNAPSHOTS, ORPHAN_AGE);

  private static final Duration LEAST_INTERVAL = Duration.ofMinutes(1);

  public MaintenanceConfig {
    if (interval.compareTo(LEAST_INTERVAL) < 0) {
      throw new IllegalArgumentException(
          "Setting --" + INTERVAL.key() + ": " + interval + " is below " + LEAST_INTERVAL);
    }
  }

  /**
   * The configuration that settings describe; {@code catalog.*} is handed to the catalog as it is.
   *
   * @throws IllegalArgumentException naming a setting that is missing, unknown or out of range
   */
  public static MaintenanceConfig from(Map<String, String> settings) {
    Map<String, String> catalog = new TreeMap<>();
    Map<String, String> own = new TreeMap<>();
    settings.forEach(
        (key, value) -> (key.startsWith(LakeConfig.PREFIX) ? catalog : own).put(key, value));
    Settings.refuseUnknown(own, OPTIONS);
    Configuration given = Configuration.fromMap(own);
    return new MaintenanceConfig(
        given.get(INTERVAL),
        new UpkeepPlan(given.get(EXPIRE_AFTER), given.get(KEEP_SNAPSHOTS), given.get(ORPHAN_AGE)),
        LakeConfig.of(catalog));
  }
}
