package io.lifesign.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
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
import io.lifesign.streaming.Settings;
import io.lifesign.vitals.VitalsScoringConfig;
import io.lifesign.vitals.VitalsScoringJob;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamNode;

/**
 * A job as its manifest deploys it: its settings read by its own classes, its topics by the graph
 * that it defines.
 *
 * @param group consumer group, or null where it reads no topic
 */
record DeployedJob(String name, String group, Wiring wiring) {

  /** Topics that a job touches. */
  record Wiring(Set<String> reads, Set<String> writes) {}

  private static final String CLIENT_FILE = "kafka.client-file";
  private static final String READ = "read-";
  private static final String WRITE = "write-";

  /**
   * @param folder where files that the settings name may lie
   * @throws IllegalArgumentException naming a setting that is unknown, missing or impossible
   */
  static DeployedJob of(JsonNode manifest, Path folder) throws IOException {
    return of(manifest, Manifests.arguments(manifest), folder);
  }

  static DeployedJob of(JsonNode manifest, Map<String, String> given, Path folder)
      throws IOException {
    Map<String, String> settings = new LinkedHashMap<>(given);
    if (settings.containsKey(CLIENT_FILE)) {
      settings.put(CLIENT_FILE, clientFile(folder).toString());
    }
    String entry = manifest.at("/spec/job/entryClass").asText();
    if (entry.equals(VitalsScoringJob.class.getName())) {
      VitalsScoringConfig config =
          VitalsScoringConfig.from(known(settings, VitalsScoringConfig.ALL));
      return wired(config.job(), env -> VitalsScoringJob.define(env, config));
    }
    if (entry.equals(ArrhythmiaJob.class.getName())) {
      ArrhythmiaConfig config = ArrhythmiaConfig.from(known(settings, ArrhythmiaConfig.ALL));
      return wired(config.job(), env -> ArrhythmiaJob.define(env, config));
    }
    if (entry.equals(ReadmissionRiskJob.class.getName())) {
      ReadmissionConfig config = ReadmissionConfig.from(known(settings, ReadmissionConfig.ALL));
      return wired(config.job(), env -> ReadmissionRiskJob.define(env, config));
    }
    if (entry.equals(FhirDeliveryJob.class.getName())) {
      FhirDeliveryConfig config = FhirDeliveryConfig.from(known(settings, FhirDeliveryConfig.ALL));
      return wired(config.job(), env -> FhirDeliveryJob.define(env, config));
    }
    if (entry.equals(LandingJob.class.getName())) {
      return landing(LandingConfig.from(settings), folder);
    }
    if (entry.equals(MaintenanceJob.class.getName())) {
      MaintenanceConfig.from(settings);
      return new DeployedJob(MaintenanceJob.NAME, null, new Wiring(Set.of(), Set.of()));
    }
    throw new IllegalArgumentException("No job is " + entry);
  }

  private static Configuration known(
      Map<String, String> settings, Collection<ConfigOption<?>> options) {
    Settings.refuseUnknown(settings, options);
    return Configuration.fromMap(settings);
  }

  /** Reads all topics at one source, and needs a catalog to be defined: one on this disk. */
  private static DeployedJob landing(LandingConfig config, Path folder) throws IOException {
    LandingConfig here =
        new LandingConfig(
            config.brokers(),
            config.registryUrl(),
            config.groupId(),
            config.optionalTopics(),
            LakeConfig.embedded(Files.createDirectories(folder.resolve("lake"))));
    DeployedJob landing = wired(config.groupId(), env -> LandingJob.define(env, here));
    Set<String> reads = new TreeSet<>();
    config.topics().stream().map(Topic::name).forEach(reads::add);
    return new DeployedJob(
        LandingJob.NAME, config.groupId(), new Wiring(reads, landing.wiring.writes()));
  }

  private static DeployedJob wired(String job, Consumer<StreamExecutionEnvironment> define) {
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
    return new DeployedJob(job, job, new Wiring(reads, writes));
  }

  private static Path clientFile(Path folder) throws IOException {
    JsonNode map =
        Manifests.of("base", "ConfigMap").stream()
            .filter(found -> Manifests.name(found).equals("kafka-client"))
            .findFirst()
            .orElseThrow();
    return Files.writeString(
        folder.resolve("client.properties"), map.at("/data/client.properties").asText());
  }
}
