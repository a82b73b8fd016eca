package io.lifesign.local;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;

/**
 * Settings of topics that are others for a while; closing puts back exactly what was there, and so
 * does an orderly end of the process, for whoever waits may lose patience.
 */
final class BorrowedSettings implements AutoCloseable {

  private static final Duration HEARING = Duration.ofSeconds(30);

  private final Admin admin;
  private final Consumer<String> progress;
  private final Map<ConfigResource, Collection<AlterConfigOp>> former = new LinkedHashMap<>();
  private final List<String> notPutBack = new ArrayList<>();
  private final Thread atTheEnd = new Thread(this::putBack, "put-settings-back");

  private BorrowedSettings(Admin admin, Consumer<String> progress) {
    this.admin = admin;
    this.progress = progress;
  }

  /**
   * Changes settings until closed.
   *
   * @param wanted new settings by topic
   * @param progress is told what has to be put back by hand, should this process be killed
   */
  static BorrowedSettings change(
      Admin admin, Map<String, Map<String, String>> wanted, Consumer<String> progress)
      throws InterruptedException, ExecutionException {
    BorrowedSettings borrowed = new BorrowedSettings(admin, progress);
    Map<ConfigResource, Collection<AlterConfigOp>> changes = new LinkedHashMap<>();
    List<ConfigResource> topics = wanted.keySet().stream().map(BorrowedSettings::topic).toList();
    Map<ConfigResource, Config> now = admin.describeConfigs(topics).all().get();
    wanted.forEach(
        (name, settings) -> {
          ConfigResource topic = topic(name);
          borrowed.former.put(
              topic,
              settings.keySet().stream().map(key -> asItIs(now.get(topic).get(key))).toList());
          changes.put(
              topic,
              settings.entrySet().stream()
                  .map(each -> set(each.getKey(), each.getValue()))
                  .toList());
          progress.accept(
              "Changing " + name + " for a while; to be put back: " + borrowed.text(topic));
        });
    Runtime.getRuntime().addShutdownHook(borrowed.atTheEnd);
    try {
      admin.incrementalAlterConfigs(changes).all().get();
      // the controller has them; a broker hears of them a moment later
      Await.within(HEARING, () -> borrowed.heard(topics, wanted));
      return borrowed;
    } catch (ExecutionException | InterruptedException e) {
      borrowed.close(); // some topics may have been changed
      throw e;
    }
  }

  private boolean heard(List<ConfigResource> topics, Map<String, Map<String, String>> wanted)
      throws InterruptedException {
    try {
      return admin.describeConfigs(topics).all().get().entrySet().stream()
          .allMatch(topic -> holds(topic.getValue(), wanted.get(topic.getKey().name())));
    } catch (ExecutionException e) {
      return false;
    }
  }

  private static boolean holds(Config config, Map<String, String> wanted) {
    return wanted.entrySet().stream()
        .allMatch(each -> each.getValue().equals(config.get(each.getKey()).value()));
  }

  private static ConfigResource topic(String name) {
    return new ConfigResource(ConfigResource.Type.TOPIC, name);
  }

  /** What brings a setting back: its value if the topic has one of its own, else its absence. */
  private static AlterConfigOp asItIs(ConfigEntry entry) {
    return entry.source() == ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG
        ? set(entry.name(), entry.value())
        : new AlterConfigOp(new ConfigEntry(entry.name(), null), AlterConfigOp.OpType.DELETE);
  }

  private static AlterConfigOp set(String key, String value) {
    return new AlterConfigOp(new ConfigEntry(key, value), AlterConfigOp.OpType.SET);
  }

  private String text(ConfigResource topic) {
    Map<String, String> values = new TreeMap<>();
    former
        .get(topic)
        .forEach(
            op ->
                values.put(
                    op.configEntry().name(),
                    op.opType() == AlterConfigOp.OpType.SET
                        ? op.configEntry().value()
                        : "(none of the topic's own)"));
    return values.toString();
  }

  /** Topics whose settings closing could not put back. */
  List<String> notPutBack() {
    return List.copyOf(notPutBack);
  }

  @Override
  public void close() {
    putBack();
    Runtime.getRuntime().removeShutdownHook(atTheEnd);
  }

  private void putBack() {
    admin
        .incrementalAlterConfigs(former)
        .values()
        .forEach(
            (topic, done) -> {
              try {
                done.get();
              } catch (ExecutionException e) {
                tell(topic);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                tell(topic);
              }
            });
  }

  private void tell(ConfigResource topic) {
    notPutBack.add(topic.name());
    progress.accept("NOT put back: " + topic.name() + " had " + text(topic) + ", do it by hand");
  }
}
