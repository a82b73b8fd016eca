package io.lifesign.local;

import java.util.ArrayList;
import java.util.List;

/**
 * A broker in an erasure.
 *
 * @param before what it held
 * @param after what it still holds
 * @param outcome what was done
 * @param decoded whether values were decoded, or searched as bytes alone
 */
record BrokerReport(
    BrokerErasure.State before,
    BrokerErasure.State after,
    TopicErasure.Outcome outcome,
    boolean decoded) {

  /** What was seen, where nothing is to be done. */
  static BrokerReport seen(BrokerErasure.State state, boolean decoded) {
    return new BrokerReport(state, state, TopicErasure.Outcome.NONE, decoded);
  }

  /** The same after something was done. */
  BrokerReport then(TopicErasure.Outcome done, BrokerErasure.State left) {
    return new BrokerReport(before, left, done, decoded);
  }

  /**
   * Whether nothing of the patient was left where it was looked, and the settings are as before.
   */
  boolean proved() {
    return after.clean() && outcome.notPutBack().isEmpty();
  }

  /** How many files held the patient, and how many do: for the audit log. */
  String files() {
    return before.files() == null
        ? "unread"
        : patientFiles(before) + " before, " + patientFiles(after) + " after";
  }

  private static long patientFiles(BrokerErasure.State state) {
    return state.files().found().stream().filter(SegmentFound::patient).count();
  }

  List<String> found() {
    return found(before);
  }

  /** What is left, and what was not proved. */
  List<String> left() {
    List<String> lines = found(after);
    if (after.files() == null) {
      lines.add(
          "  NOT proved: what lies in the broker's files, which were not read (--log-dirs); they go"
              + " when it next deletes or compacts");
    } else if (outcome.copiesUnread() > 0) {
      lines.add(
          "  NOT proved: what lies in "
              + outcome.copiesUnread()
              + " copies of those partitions, on brokers whose files were not read (--log-dirs)");
    }
    if (!decoded) {
      lines.add("  values of topics were searched as bytes, not decoded (--registry)");
    }
    if (!outcome.ticks().isEmpty()) {
      lines.add("  " + outcome.ticks().size() + " ticks written to end segments or forget keys");
    }
    outcome
        .notPutBack()
        .forEach(topic -> lines.add("  topic " + topic + ": settings NOT put back, see above"));
    return lines;
  }

  private static List<String> found(BrokerErasure.State state) {
    List<String> lines = new ArrayList<>();
    state
        .held()
        .forEach(
            each ->
                lines.add(
                    "  topic %s/%d: %d of %d records, the last at offset %d"
                        .formatted(
                            each.topic(),
                            each.partition(),
                            each.records(),
                            each.read(),
                            each.last())));
    if (state.files() != null) {
      state.files().found().forEach(each -> lines.add("  " + line(each)));
      lines.add(
          "  broker's files: %d of %d hold the patient, %d records were read"
              .formatted(patientFiles(state), state.files().files(), state.files().records()));
    }
    return lines;
  }

  private static String line(SegmentFound file) {
    return "file %s: %d records%s%s"
        .formatted(
            file.path(),
            file.records(),
            file.raw() ? ", in plain bytes" : "",
            file.unread() > 0 ? ", " + file.unread() + " bytes that cannot be read" : "");
  }
}
