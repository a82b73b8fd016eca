package io.lifesign.local.access;

import io.lifesign.arrhythmia.ArrhythmiaConfig;
import io.lifesign.arrhythmia.ArrhythmiaJob;
import io.lifesign.fhirdelivery.FhirDeliveryConfig;
import io.lifesign.fhirdelivery.FhirDeliveryJob;
import io.lifesign.lake.LakeConfig;
import io.lifesign.landing.LandingConfig;
import io.lifesign.landing.LandingJob;
import io.lifesign.landing.MaintenanceConfig;
import io.lifesign.landing.MaintenanceJob;
import io.lifesign.readmission.ReadmissionConfig;
import io.lifesign.readmission.ReadmissionRiskJob;
import io.lifesign.schemas.Topic;
import io.lifesign.streaming.KafkaOptions;
import io.lifesign.streaming.Settings;
import io.lifesign.vitals.VitalsScoringConfig;
import io.lifesign.vitals.VitalsScoringJob;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamNode;

/**
 * The topics that a job touches, told by the graph that it defines from its settings.
 *
 * @param group consumer group, empty where it reads no topic
 * @param transactional whether it writes in transactions
 */
public record JobWiring(
    String name,
    Optional<String> group,
    Set<String> reads,
    Set<String> writes,
    boolean transactional) {

  private static final String READ = "read-";
  private static final String WRITE = "write-";

  /**
   * @param entry class name of the job
   * @param folder where a lake may lie, without which landing cannot be defined
   * @throws IllegalArgumentException naming a setting that is unknown, missing or impossible, or a
   *     class that is no job
   */
  public static JobWiring of(String entry, Map<String, String> settings, Path folder)
      throws IOException {
    if (entry.equals(VitalsScoringJob.class.getName())) {
      Configuration known = known(settings, VitalsScoringConfig.ALL);
      VitalsScoringConfig config = VitalsScoringConfig.from(known);
      return wired(config.job(), known, env -> VitalsScoringJob.define(env, config));
    }
    if (entry.equals(ArrhythmiaJob.class.getName())) {
      Configuration known = known(settings, ArrhythmiaConfig.ALL);
      ArrhythmiaConfig config = ArrhythmiaConfig.from(known);
      return wired(config.job(), known, env -> ArrhythmiaJob.define(env, config));
    }
    if (entry.equals(ReadmissionRiskJob.class.getName())) {
      Configuration known = known(settings, ReadmissionConfig.ALL);
      ReadmissionConfig config = ReadmissionConfig.from(known);
      return wired(config.job(), known, env -> ReadmissionRiskJob.define(env, config));
    }
    if (entry.equals(FhirDeliveryJob.class.getName())) {
      Configuration known = known(settings, FhirDeliveryConfig.ALL);
      FhirDeliveryConfig config = FhirDeliveryConfig.from(known);
      return wired(config.job(), known, env -> FhirDeliveryJob.define(env, config));
    }
    if (entry.equals(LandingJob.class.getName())) {
      return landing(LandingConfig.from(settings), folder);
    }
    if (entry.equals(MaintenanceJob.class.getName())) {
      MaintenanceConfig.from(settings);
      return new JobWiring(MaintenanceJob.NAME, Optional.empty(), Set.of(), Set.of(), false);
    }
    throw new IllegalArgumentException("No job is " + entry);
  }

  private static Configuration known(
      Map<String, String> settings, Collection<ConfigOption<?>> options) {
    Settings.refuseUnknown(settings, options);
    return Configuration.fromMap(settings);
  }

  /** Reads all topics at one source, and needs a catalog to be defined: one on this disk. */
  private static JobWiring landing(LandingConfig config, Path folder) throws IOException {
    LandingConfig here =
        new LandingConfig(
            config.brokers(),
            config.registry().url(),
            config.groupId(),
            config.optionalTopics(),
            LakeConfig.embedded(Files.createDirectories(folder.resolve("lake"))));
    JobWiring landing =
        wired(config.groupId(), new Configuration(), env -> LandingJob.define(env, here));
    Set<String> reads = new TreeSet<>();
    config.topics().stream().map(Topic::name).forEach(reads::add);
    return new JobWiring(
        LandingJob.NAME, Optional.of(config.groupId()), reads, landing.writes, false);
  }

  private static JobWiring wired(
      String job, Configuration settings, Consumer<StreamExecutionEnvironment> define) {
    StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment();
    define.accept(env);
    Set<String> reads = new TreeSet<>();
    Set<String> writes = new TreeSet<>();
    for (StreamNode node : env.getStreamGraph().getStreamNodes()) {
      String uid = node.getTransformationUID();
      if (uid == null) {
        continue;
      }
      if (uid.startsWith(READ)) {
        reads.add(uid.substring(READ.length()));
      } else if (uid.startsWith(WRITE)) {
        writes.add(uid.substring(WRITE.length()));
      }
    }
    boolean transactional = settings.get(KafkaOptions.DELIVERY) == DeliveryGuarantee.EXACTLY_ONCE;
    return new JobWiring(job, Optional.of(job), reads, writes, transactional);
  }

  /** Whom the brokers know the job as; nobody where it does not speak to them. */
  Optional<Principal> principal() {
    return group.map(
        id ->
            new Principal(
                name,
                reads,
                writes,
                group,
                transactional ? Optional.of(name + "-") : Optional.empty()));
  }
}
