package io.lifesign.replay.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifesign.replay.Micros;
import io.lifesign.replay.ehr.AdmissionsDataset;
import java.util.List;
import org.junit.jupiter.api.Test;

class LeadTimeTest {

  private static final long MINUTE = Micros.PER_MINUTE;

  private static AlertSpan raised(String patient, long minute, boolean technical) {
    return new AlertSpan(
        patient + minute, patient, "rule", technical, 0, minute * MINUTE, Long.MAX_VALUE);
  }

  @Test
  void theFirstClinicalAlertOfTheStayCounts() {
    List<Deterioration> events =
        List.of(
            new Deterioration("A", 100 * MINUTE, 160 * MINUTE),
            new Deterioration("A", 1_000 * MINUTE, 1_060 * MINUTE),
            new Deterioration("B", Long.MIN_VALUE, 50 * MINUTE));
    List<AlertSpan> alerts =
        List.of(
            raised("A", 99, false), // before the stay
            raised("A", 110, true), // a silent sensor
            raised("A", 130, false),
            raised("A", 150, false),
            raised("A", 1_060, false), // not before it
            raised("B", 40, false));

    assertThat(LeadTime.of(events, alerts)).isEqualTo(new LeadTime(3, 2, 20.0));
  }

  @Test
  void withoutWarningThereIsNoMedian() {
    List<Deterioration> events = List.of(new Deterioration("A", 0, MINUTE));

    assertThat(LeadTime.of(events, List.of())).isEqualTo(new LeadTime(1, 0, null));
  }

  @Test
  void staysAndDeathsAreThoseOfTheEhr() {
    RecordedStays stays = RecordedStays.of(AdmissionsDataset.open());

    assertThat(stays.of("nobody")).containsExactly(RecordedStays.Stay.ALWAYS);
    assertThat(stays.deaths()).isNotEmpty();
    stays
        .deaths()
        .forEach(
            (patient, at) ->
                assertThat(stays.of(patient)).allMatch(stay -> stay.fromMicros() < at));
    List<Deterioration> events = Deterioration.of(List.of(), stays);
    assertThat(events).hasSameSizeAs(stays.deaths().keySet());
  }
}
