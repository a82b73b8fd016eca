package io.lifesign.arrhythmia;

import io.lifesign.clinical.rhythm.EpisodeBook;
import java.util.ArrayList;
import java.util.List;

/** One patient's episodes and what the book must still hear of, in its order; changed in place. */
final class EpisodeState {

  static final long NO_TIMER = Long.MAX_VALUE;

  final EpisodeBook book;
  final List<EpisodeInput> waiting = new ArrayList<>(2);

  /** The timer that stands, ms. */
  long timerMillis = NO_TIMER;

  EpisodeState(EpisodeBook book) {
    this.book = book;
  }

  void add(EpisodeInput input) {
    int at = waiting.size();
    while (at > 0 && input.compare(waiting.get(at - 1)) < 0) {
      at--;
    }
    waiting.add(at, input);
  }
}
