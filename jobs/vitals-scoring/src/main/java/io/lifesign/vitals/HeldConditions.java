package io.lifesign.vitals;

import io.lifesign.clinical.alert.Rule;
import io.lifesign.clinical.alert.RuleChange;
import io.lifesign.clinical.alert.Signal;
import io.lifesign.clinical.alert.SignalOf;
import io.lifesign.clinical.deterioration.DeteriorationRules;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.cep.CEP;
import org.apache.flink.cep.EventComparator;
import org.apache.flink.cep.functions.PatternProcessFunction;
import org.apache.flink.cep.nfa.aftermatch.AfterMatchSkipStrategy;
import org.apache.flink.cep.pattern.Pattern;
import org.apache.flink.cep.pattern.conditions.SimpleCondition;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.util.Collector;

/**
 * The deterioration patterns: for every rule, a condition that was met and did not break within the
 * rule's holding time began; one that was clear and did not break within the other holding time
 * ended.
 *
 * <p>Rules with the same holding time share one pattern operator, keyed by patient, rule and phase,
 * so that a new rule costs no new operator and no rule ever sees another's changes. What opens goes
 * to the operator of its holding time, what breaks to all of them: where other rules have come into
 * force, a condition may wait under the holding time that its rule had before.
 */
final class HeldConditions {

  private static final String OPENED = "opened";
  private static final String BROKE = "broke";

  /** Their operators are always there, for what waits where a file of rules takes their place. */
  private static final List<Rule> RELEASED = DeteriorationRules.standard().alertRules().rules();

  private HeldConditions() {}

  /** Begin and end of a rule's condition: each has its own holding time. */
  enum Phase {
    BEGIN,
    END
  }

  /** Signals of every rule; the changes carry their event time as timestamps. */
  static DataStream<Signal> signals(DataStream<RuleChange> changes, List<Rule> rules) {
    List<DataStream<Signal>> signals = new ArrayList<>();
    signals.add(stale(changes, rules));
    TreeMap<Long, List<String>> byHold = byHold(rules);
    byHold(RELEASED).keySet().forEach(hold -> byHold.putIfAbsent(hold, List.of()));
    byHold.forEach((holdMicros, held) -> signals.add(held(changes, holdMicros, held, rules)));
    DataStream<Signal> first = signals.remove(0);
    return first.union(signals.toArray(new DataStream[0]));
  }

  /** A condition that opened and did not break within the holding time. */
  static Pattern<RuleChange, ?> pattern(Duration hold) {
    Pattern<RuleChange, RuleChange> opened =
        Pattern.<RuleChange>begin(OPENED, AfterMatchSkipStrategy.noSkip())
            .where(SimpleCondition.of(HeldConditions::opens));
    return hold.isZero()
        ? opened
        : opened
            .notFollowedBy(BROKE)
            .where(SimpleCondition.of(HeldConditions::breaks))
            .within(hold);
  }

  private static SingleOutputStreamOperator<Signal> held(
      DataStream<RuleChange> changes, long holdMicros, List<String> held, List<Rule> rules) {
    Duration hold = Duration.ofNanos(holdMicros * 1_000);
    DataStream<RuleChange> relevant =
        changes
            .filter(change -> breaks(change) || held.contains(phaseKey(change)))
            .uid("changes-held-" + hold.toSeconds() + "s")
            .name("changes held " + hold.toSeconds() + " s");
    return CEP.pattern(relevant.keyBy(HeldConditions::key), pattern(hold), new InMicros())
        .process(new ToSignal(holdMicros, rules))
        .uid("held-" + hold.toSeconds() + "s")
        .name("held " + hold.toSeconds() + " s");
  }

  /** A value that went stale needs no holding time: it says that an end cannot be judged. */
  private static SingleOutputStreamOperator<Signal> stale(
      DataStream<RuleChange> changes, List<Rule> rules) {
    return changes
        .filter(change -> change.kind() == RuleChange.Kind.STALE)
        .uid("changes-stale")
        .name("changes gone stale")
        .map(change -> SignalOf.change(change, 0, rules))
        .returns(Signal.class)
        .uid("stale")
        .name("stale");
  }

  private static TreeMap<Long, List<String>> byHold(List<Rule> rules) {
    TreeMap<Long, List<String>> byHold = new TreeMap<>();
    for (Rule rule : rules) {
      byHold
          .computeIfAbsent(rule.beginHoldMicros(), hold -> new ArrayList<>())
          .add(phaseKey(rule.id(), Phase.BEGIN));
      byHold
          .computeIfAbsent(rule.endHoldMicros(), hold -> new ArrayList<>())
          .add(phaseKey(rule.id(), Phase.END));
    }
    return byHold;
  }

  static boolean opens(RuleChange change) {
    return change.kind() == RuleChange.Kind.MET || change.kind() == RuleChange.Kind.CLEAR;
  }

  static boolean breaks(RuleChange change) {
    return change.kind() == RuleChange.Kind.UNMET || change.kind() == RuleChange.Kind.UNCLEAR;
  }

  static String key(RuleChange change) {
    return change.patientId() + "|" + phaseKey(change);
  }

  private static String phaseKey(RuleChange change) {
    return switch (change.kind()) {
      case MET, UNMET -> phaseKey(change.ruleId(), Phase.BEGIN);
      case CLEAR, UNCLEAR -> phaseKey(change.ruleId(), Phase.END);
      case STALE -> "";
    };
  }

  private static String phaseKey(String ruleId, Phase phase) {
    return ruleId + "|" + phase;
  }

  /** Changes of one millisecond stand in the order of their microseconds. */
  private static final class InMicros implements EventComparator<RuleChange> {
    private static final long serialVersionUID = 1L;

    @Override
    public int compare(RuleChange a, RuleChange b) {
      return Long.compare(a.atMicros(), b.atMicros());
    }
  }

  private static final class ToSignal extends PatternProcessFunction<RuleChange, Signal> {
    private static final long serialVersionUID = 1L;

    private final long holdMicros;
    private final List<Rule> rules;

    ToSignal(long holdMicros, List<Rule> rules) {
      this.holdMicros = holdMicros;
      this.rules = List.copyOf(rules);
    }

    @Override
    public void processMatch(
        Map<String, List<RuleChange>> match, Context context, Collector<Signal> out) {
      out.collect(SignalOf.change(match.get(OPENED).get(0), holdMicros, rules));
    }
  }
}
