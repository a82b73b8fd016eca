package io.lifesign.replay.train;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Rows to learn from.
 *
 * @param <L> what is known of a row
 */
final class Examples<L> {

  /**
   * @param record the recording, so the person, that it came from
   * @param part its number within the recording
   */
  record Row<L>(String record, int part, float[] features, L label) {}

  private final List<String> features;
  private final List<Row<L>> rows = new ArrayList<>();

  Examples(List<String> features) {
    this.features = features;
  }

  List<String> features() {
    return features;
  }

  void add(Row<L> row) {
    rows.add(row);
  }

  List<Row<L>> rows() {
    return rows;
  }

  List<String> records() {
    return rows.stream().map(Row::record).distinct().sorted().toList();
  }

  Examples<L> where(Predicate<Row<L>> condition) {
    Examples<L> some = new Examples<>(features);
    rows.stream().filter(condition).forEach(some::add);
    return some;
  }
}
