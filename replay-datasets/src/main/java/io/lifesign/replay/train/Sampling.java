package io.lifesign.replay.train;

import java.util.Map;
import java.util.stream.Collectors;

/** Leaves rows out evenly, the same ones every time. */
final class Sampling {

  private Sampling() {}

  static <L> Map<String, Long> counts(Examples<L> examples, L label) {
    return examples.rows().stream()
        .filter(row -> row.label().equals(label))
        .collect(Collectors.groupingBy(Examples.Row::record, Collectors.counting()));
  }

  /** Whether the row is one of about {@code most} that are kept of {@code of}. */
  static boolean keeps(int part, long of, int most) {
    return part * (long) most / Math.max(of, most) != (part - 1L) * most / Math.max(of, most);
  }
}
