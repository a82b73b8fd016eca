package io.lifesign.replay.evaluate;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * How often an event was found, missed, and seen where there was none.
 *
 * @param tp found
 * @param fn missed
 * @param fp seen where there was none
 */
public record EventCounts(long tp, long fn, long fp) {

  static final EventCounts NONE = new EventCounts(0, 0, 0);

  /** Sensitivity in per cent; null if there was no event. */
  @JsonProperty
  public Double se() {
    return Percent.of(tp, tp + fn);
  }

  /** Positive predictivity in per cent; null if nothing was seen. */
  @JsonProperty
  public Double ppv() {
    return Percent.of(tp, tp + fp);
  }

  EventCounts plus(EventCounts other) {
    return new EventCounts(tp + other.tp, fn + other.fn, fp + other.fp);
  }
}
