package io.lifesign.clinical.alert;

import java.util.List;

/** What is known of a condition that holds, from its begin and what was said of it since. */
record Finding(
    long onsetMicros, Priority priority, List<Evidence> evidence, String sentence, String clears) {

  static Finding of(Signal began) {
    return new Finding(
        began.onsetMicros(),
        began.priority(),
        List.copyOf(began.evidence()),
        began.sentence(),
        began.clears());
  }

  /** The onset stays, the priority only rises, and words and values give way to newer ones. */
  Finding with(Signal newer) {
    return new Finding(
        onsetMicros,
        newer.kind() == Signal.Kind.BEGAN && newer.priority().moreUrgentThan(priority)
            ? newer.priority()
            : priority,
        newer.evidence().isEmpty() ? evidence : List.copyOf(newer.evidence()),
        newer.sentence().isEmpty() ? sentence : newer.sentence(),
        newer.clears().isEmpty() ? clears : newer.clears());
  }

  /** The same, its onset moved behind that of the alert before: an id is given once. */
  Finding after(long lastOnsetMicros) {
    return onsetMicros > lastOnsetMicros
        ? this
        : new Finding(lastOnsetMicros + 1, priority, evidence, sentence, clears);
  }

  Finding with(Priority other) {
    return new Finding(onsetMicros, other, evidence, sentence, clears);
  }
}
