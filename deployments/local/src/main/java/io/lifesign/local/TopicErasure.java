package io.lifesign.local;

import io.lifesign.lake.erase.Erasure;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;

/**
 * Removes a patient from topics and from the files behind them.
 *
 * <p>Kafka deletes no single record of a log that is not compacted, but it forgets a log's
 * beginning, and deletes the files that lie in it whole: each partition forgets everything up to
 * the end of the segment with the patient's last record. What others had sent until then lies in
 * the lake, and offsets go on meaning what they meant, which a copy into new topics would end. A
 * compacted log forgets the keys of the patient's records and keeps all others.
 */
final class TopicErasure {

  /** Soon, as a broker's settings say it. */
  private static final Map<String, String> ENDING =
      Map.of(TopicConfig.SEGMENT_MS_CONFIG, "1", TopicConfig.FILE_DELETE_DELAY_MS_CONFIG, "0");

  private static final Map<String, String> COMPACTING =
      Map.of(
          TopicConfig.SEGMENT_MS_CONFIG, "1",
          TopicConfig.FILE_DELETE_DELAY_MS_CONFIG, "0",
          TopicConfig.MIN_CLEANABLE_DIRTY_RATIO_CONFIG, "0",
          TopicConfig.MIN_COMPACTION_LAG_MS_CONFIG, "0",
          TopicConfig.DELETE_RETENTION_MS_CONFIG, "0");

  /** A broker needs two rounds to forget a key, and looks every 15 s or so for what to compact. */
  private static final Duration ROUND = Duration.ofSeconds(10);

  private static final int ATTEMPTS = 10;
  private static final Duration ATTEMPT = Duration.ofSeconds(2);

  private final String bootstrap;
  private final TopicSearch search;
  private final BrokerFolders folders;
  private final SegmentScan scan;
  private final Duration patience;
  private final Consumer<String> progress;

  /**
   * @param folders where the files lie, as far as they can be read
   * @param patience with the broker, which deletes files in its own time
   */
  TopicErasure(
      String bootstrap,
      TopicSearch search,
      BrokerFolders folders,
      SegmentScan scan,
      Duration patience,
      Consumer<String> progress) {
    this.bootstrap = bootstrap;
    this.search = search;
    this.folders = folders;
    this.scan = scan;
    this.patience = patience;
    this.progress = progress;
  }

  /**
   * What was done.
   *
   * @param ticks that were written for it
   * @param copiesUnread copies of the partitions whose files could not be read
   * @param notPutBack topics with settings that could not be put back
   */
  record Outcome(List<Erasure.Tick> ticks, int copiesUnread, List<String> notPutBack) {

    static final Outcome NONE = new Outcome(List.of(), 0, List.of());
  }

  /**
   * Lets each partition forget the patient, and waits until the broker has deleted the files.
   *
   * @param wrote is told the ticks that were written for it, even if it fails
   * @throws Refusal if the broker refuses
   */
  Outcome forget(List<Holding> holdings, Consumer<List<Erasure.Tick>> wrote) {
    if (holdings.isEmpty()) {
      return Outcome.NONE;
    }
    try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap));
        EraseTicks ticks = new EraseTicks(bootstrap, wrote)) {
      TopicFacts facts = TopicFacts.of(admin, holdings);
      int unread =
          holdings.stream()
              .mapToInt(each -> Math.max(0, facts.replicas(each) - folders.copies(each.where())))
              .sum();
      Map<String, Map<String, String>> settings = new TreeMap<>();
      holdings.forEach(
          each -> settings.put(each.topic(), facts.compacts(each) ? COMPACTING : ENDING));
      BorrowedSettings borrowed = BorrowedSettings.change(admin, settings, progress);
      try (borrowed) {
        List<Holding> plain = holdings.stream().filter(each -> !facts.compacts(each)).toList();
        forgetBeginnings(admin, ticks, plain, facts);
        for (Holding holding : holdings) {
          if (facts.compacts(holding)) {
            forgetKeys(ticks, holding);
          }
        }
      }
      return new Outcome(ticks.sent(), unread, borrowed.notPutBack());
    } catch (ExecutionException e) {
      throw new Refusal("The broker does not forget: " + e.getCause().getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Refusal("Interrupted while the broker forgot.", e);
    }
  }

  private void forgetBeginnings(
      Admin admin, EraseTicks ticks, List<Holding> holdings, TopicFacts facts)
      throws InterruptedException, ExecutionException {
    if (holdings.isEmpty()) {
      return;
    }
    Map<TopicPartition, Long> begins = new HashMap<>();
    for (Holding holding : holdings) {
      begins.put(holding.where(), segmentEnd(ticks, holding, facts.replicas(holding)));
    }
    Map<TopicPartition, RecordsToDelete> until = new HashMap<>();
    begins.forEach((where, begin) -> until.put(where, RecordsToDelete.beforeOffset(begin)));
    admin.deleteRecords(until).all().get();
    progress.accept("Waiting until the broker has deleted segments of " + names(holdings));
    Await.within(
        patience,
        () ->
            begins.entrySet().stream()
                .allMatch(
                    each ->
                        folders
                            .segments(each.getKey())
                            .noneMatch(file -> file.base() < each.getValue())));
  }

  /** Where the segment with the patient's last record ends; it is ended if it has no end yet. */
  private long segmentEnd(EraseTicks ticks, Holding holding, int replicas)
      throws InterruptedException, ExecutionException {
    TopicPartition where = holding.where();
    if (folders.copies(where) < replicas) {
      return ticks.end(where, holding.latestMillis());
    }
    OptionalLong end = folders.boundary(where, holding.last(), replicas);
    long tick = -1;
    // a broker, or one with a copy, may not have heard of its new settings yet
    for (int i = 0; end.isEmpty() && i < ATTEMPTS; i++) {
      tick = ticks.end(where, holding.latestMillis() + i * EraseTicks.STEP_MILLIS);
      Await.within(ATTEMPT, () -> folders.boundary(where, holding.last(), replicas).isPresent());
      end = folders.boundary(where, holding.last(), replicas);
    }
    return end.orElse(tick);
  }

  private void forgetKeys(EraseTicks ticks, Holding holding)
      throws InterruptedException, ExecutionException {
    TopicPartition where = holding.where();
    for (ByteBuffer key : search.keys(where)) {
      ticks.forget(where, holding.latestMillis(), key.array());
    }
    progress.accept("Waiting until the broker has compacted " + where);
    long end = System.nanoTime() + patience.toNanos();
    boolean left = true;
    while (left && System.nanoTime() < end) {
      // each round needs something new behind what it compacts
      long latest = Math.max(holding.latestMillis(), search.look(where).latestMillis());
      ticks.endCompacted(where, latest);
      left = !Await.within(ROUND, () -> forgotten(where));
    }
  }

  private boolean forgotten(TopicPartition where) {
    List<Path> files = folders.segments(where).map(SegmentFile::path).toList();
    return search.look(where).records() == 0 && scan.of(files).found().isEmpty();
  }

  private static List<String> names(List<Holding> holdings) {
    return holdings.stream().map(each -> each.where().toString()).toList();
  }
}
