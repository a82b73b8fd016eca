package io.lifesign.replay.backtest;

/**
 * What other rules changed for one rule.
 *
 * @param same alerts of the same onset that were raised at the same time
 * @param moved alerts that meet in time, but whose onset or raising shifted
 * @param meanShiftMinutes of the raising, over those moved; earlier is negative; null if none moved
 * @param leadBefore how early this rule alone told of patients who got worse
 * @param leadAfter the same under the other rules
 */
public record RuleDifference(
    String ruleId,
    int before,
    int after,
    int same,
    int moved,
    int added,
    int removed,
    Double meanShiftMinutes,
    LeadTime leadBefore,
    LeadTime leadAfter) {}
