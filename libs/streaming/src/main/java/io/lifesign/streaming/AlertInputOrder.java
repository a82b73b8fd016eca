package io.lifesign.streaming;

import io.lifesign.clinical.alert.AlertRules;
import java.util.Comparator;

/** At one instant: profiles, signals by rule rank, acknowledgements, forgetting. */
final class AlertInputOrder implements Comparator<AlertInput> {

  private static final int PROFILE = -1;
  private static final int AFTER_SIGNALS = Integer.MAX_VALUE - 1;

  private final AlertRules rules;

  AlertInputOrder(AlertRules rules) {
    this.rules = rules;
  }

  @Override
  public int compare(AlertInput a, AlertInput b) {
    int order = Long.compare(a.atMicros(), b.atMicros());
    if (order == 0) {
      order = Integer.compare(rank(a), rank(b));
    }
    if (order == 0 && a.signal() != null) {
      // an end before a begin, so that a condition that comes back at once is news
      order = Integer.compare(b.signal().kind().ordinal(), a.signal().kind().ordinal());
    }
    if (order == 0 && a.ack() != null) {
      order = a.ack().alertId().compareTo(b.ack().alertId());
      return order != 0 ? order : a.ack().kind().compareTo(b.ack().kind());
    }
    return order;
  }

  private int rank(AlertInput input) {
    if (input.profile() != null) {
      return PROFILE;
    }
    if (input.signal() != null) {
      return rules.rule(input.signal().ruleId()).rank();
    }
    return input.ack() != null ? AFTER_SIGNALS : Integer.MAX_VALUE;
  }
}
