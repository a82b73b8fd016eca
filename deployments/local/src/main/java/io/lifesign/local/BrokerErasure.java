package io.lifesign.local;

import io.lifesign.lake.erase.Erasure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.common.TopicPartition;

/** A broker in an erasure: what readers of its topics find, and what its files hold. */
final class BrokerErasure implements AutoCloseable {

  private final List<String> topics;
  private final TopicSearch search;
  private final BrokerFolders folders;
  private final SegmentScan scan;
  private final TopicErasure erasure;

  /**
   * @param topics that may be erased from; the files of all others are read as well
   */
  BrokerErasure(
      List<String> topics,
      TopicSearch search,
      BrokerFolders folders,
      SegmentScan scan,
      TopicErasure erasure) {
    this.topics = List.copyOf(topics);
    this.search = search;
    this.folders = folders;
    this.scan = scan;
    this.erasure = erasure;
  }

  /**
   * What was seen.
   *
   * @param held partitions where a reader finds the patient
   * @param files what the files hold; null where none can be read
   */
  record State(List<Holding> held, SegmentScan.Result files) {

    /** Whether nothing of the patient was seen, and all could be read. */
    boolean clean() {
      return held.isEmpty() && (files == null || files.found().isEmpty());
    }
  }

  /**
   * Looks for the patient.
   *
   * @throws Refusal if a partition's files do not show what its readers find
   */
  State look() {
    List<Holding> held = search.look(topics);
    if (folders.none()) {
      return new State(held, null);
    }
    SegmentScan.Result files = scan.of(folders.files());
    for (Holding holding : held) {
      // of a partition without a copy here it is told that it was not read
      if (folders.copies(holding.where()) > 0 && !files.in(holding.where())) {
        throw new Refusal(
            "The patient is in "
                + holding.where()
                + ", but not in its files under --log-dirs: they would prove nothing.");
      }
    }
    return new State(held, files);
  }

  /** The partitions to erase from: those that hold the patient for a reader, or on the disk. */
  List<Holding> touched(State state) {
    Map<TopicPartition, Holding> touched = new LinkedHashMap<>();
    state.held().forEach(each -> touched.put(each.where(), each));
    if (state.files() != null) {
      Set<String> own = Set.copyOf(topics);
      for (SegmentFound file : state.files().found()) {
        if (file.records() > 0 && own.contains(file.topic())) {
          TopicPartition where = new TopicPartition(file.topic(), file.partition());
          touched.putIfAbsent(where, new Holding(file.topic(), file.partition(), 0, 0, -1, 0));
          touched.computeIfPresent(
              where,
              (same, holding) ->
                  holding.reaching(file.last(), state.files().latestMillis().get(where)));
        }
      }
    }
    return List.copyOf(touched.values());
  }

  /**
   * Lets topics and files forget what was seen.
   *
   * @param wrote is told the ticks that were written for it, even if it fails
   */
  TopicErasure.Outcome forget(State state, Consumer<List<Erasure.Tick>> wrote) {
    return erasure.forget(touched(state), wrote);
  }

  @Override
  public void close() {
    search.close();
  }
}
