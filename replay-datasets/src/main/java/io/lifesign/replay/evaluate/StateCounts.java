package io.lifesign.replay.evaluate;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How often a state was told rightly, over units that are all in it or not in it. */
public record StateCounts(long tp, long fn, long fp, long tn) {

  static final StateCounts NONE = new StateCounts(0, 0, 0, 0);

  static StateCounts one(boolean is, boolean said) {
    return new StateCounts(
        is && said ? 1 : 0, is && !said ? 1 : 0, !is && said ? 1 : 0, !is && !said ? 1 : 0);
  }

  /** Sensitivity in per cent; null if nothing was in the state. */
  @JsonProperty
  public Double se() {
    return Percent.of(tp, tp + fn);
  }

  /** Specificity in per cent; null if everything was in the state. */
  @JsonProperty
  public Double sp() {
    return Percent.of(tn, tn + fp);
  }

  /** Positive predictivity in per cent; null if the state was never told. */
  @JsonProperty
  public Double ppv() {
    return Percent.of(tp, tp + fp);
  }

  StateCounts plus(StateCounts other) {
    return new StateCounts(tp + other.tp, fn + other.fn, fp + other.fp, tn + other.tn);
  }
}
