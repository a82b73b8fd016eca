package io.lifesign.local;

import io.lifesign.lake.erase.PatientBytes;
import io.lifesign.schemas.Catalogue;
import io.lifesign.schemas.Topic;
import io.lifesign.streaming.WriterSchemas;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.apache.avro.Schema;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import picocli.CommandLine.Option;

/** The broker whose topics and files a patient is erased from. */
final class EraseBrokerMixin {

  @Option(
      names = "--bootstrap",
      paramLabel = "H:P",
      description = {
        "Erases from this broker's topics, too: each partition that holds the patient forgets",
        "everything up to the end of the segment with the patient's last record, once all of it",
        "has landed; a compacted one forgets the keys of the patient's records."
      })
  private String bootstrap;

  @Option(
      names = "--log-dirs",
      paramLabel = "DIR",
      description = {
        "Data folder of that broker, or of one of its cluster; repeatable. Every file in it is read",
        "before and after (default: the running stack's, if it is its broker)."
      })
  private List<Path> logDirs = List.of();

  @Option(
      names = "--registry",
      paramLabel = "URL",
      description = {
        "Decodes the values of records as well as searching their bytes (default: the running",
        "stack's, if it is its broker)."
      })
  private String registry;

  @Option(
      names = "--wait",
      paramLabel = "DURATION",
      description = "How long the broker may take to delete files (default: PT10M).")
  private Duration patience = Duration.ofMinutes(10);

  boolean named() {
    return bootstrap != null;
  }

  String bootstrap() {
    return bootstrap;
  }

  /**
   * The broker, if one was named.
   *
   * @throws Refusal if it does not answer, or the folders are not its own
   */
  Optional<BrokerErasure> open(PatientBytes patient, Consumer<String> progress) {
    if (bootstrap == null) {
      if (!logDirs.isEmpty() || registry != null) {
        throw new Refusal("--log-dirs and --registry need --bootstrap.");
      }
      return Optional.empty();
    }
    BrokerFolders folders = new BrokerFolders(logDirs.isEmpty() ? ownFolder() : logDirs);
    folders.require(clusterId());
    RecordSearch records = new RecordSearch(patient, schemas());
    SegmentScan scan = new SegmentScan(records, patient);
    TopicSearch search = new TopicSearch(bootstrap, records);
    return Optional.of(
        new BrokerErasure(
            Catalogue.load().topics().stream().map(Topic::name).toList(),
            search,
            folders,
            scan,
            new TopicErasure(bootstrap, search, folders, scan, patience, progress)));
  }

  /** Whether values are decoded. */
  boolean decodes() {
    return registryUrl().isPresent();
  }

  private Optional<String> registryUrl() {
    return Optional.ofNullable(registry).or(() -> own().map(StackAddresses::registry));
  }

  private IntFunction<Optional<Schema>> schemas() {
    Optional<String> url = registryUrl();
    if (url.isEmpty()) {
      return id -> Optional.empty();
    }
    if (!Registry.healthy(url.get())) {
      throw new Refusal("No schema registry answers at " + url.get() + ".");
    }
    return new WriterSchemas(WriterSchemas.client(url.get()))::byId;
  }

  private Optional<StackAddresses> own() {
    return StackFile.of(Installation.own())
        .running()
        .filter(stack -> stack.kafka().equals(bootstrap));
  }

  private List<Path> ownFolder() {
    return own().stream()
        .map(stack -> Broker.dataUnder(StackServices.brokerUnder(Path.of(stack.folder()))))
        .filter(Files::isDirectory) // a stack may use somebody else's broker
        .toList();
  }

  private String clusterId() {
    try (Admin admin =
        Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap))) {
      return admin.describeCluster().clusterId().get();
    } catch (ExecutionException e) {
      throw new Refusal("No broker answers at " + bootstrap + ".", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Refusal("Interrupted while the broker was asked.", e);
    }
  }
}
