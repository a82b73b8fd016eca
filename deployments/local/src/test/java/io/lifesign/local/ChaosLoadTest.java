package io.lifesign.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifesign.replay.Arrival;
import io.lifesign.schemas.Alert;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChaosLoadTest {

  private static final long START = 1_767_225_600_000_000L;
  private static final int PATIENTS = 40;
  private static final int RECORDS = PATIENTS * 40;

  @Test
  void whatWasSentCanBeComputedOnceMore() {
    ChaosLoad load = ChaosLoad.endless(7, PATIENTS, START);
    List<Arrival> sent = sent(load, RECORDS);

    assertThat(load.asSent().size()).isEqualTo(RECORDS);
    assertThat(load.asSent().arrivals().toList()).isEqualTo(sent);
    assertThat(load.endMicros()).isEqualTo(sent.get(RECORDS - 1).arrivalMicros());
    assertThat(sent(ChaosLoad.endless(8, PATIENTS, START), RECORDS)).isNotEqualTo(sent);
  }

  @Test
  void aLostADoubledAndAnInventedAlertAreFound() throws InterruptedException {
    ChaosLoad load = ChaosLoad.endless(7, PATIENTS, START);
    sent(load, RECORDS);
    List<Alert> expected = ChaosAlerts.expected(load.asSent());
    assertThat(expected).hasSizeGreaterThan(10);

    assertThat(told(expected).against(expected).holds()).isTrue();
    assertThat(told(expected.subList(1, expected.size())).against(expected).lost()).isOne();
    assertThat(told(expected).against(expected.subList(1, expected.size())).invented()).isOne();
    Alert other = Alert.newBuilder(expected.get(0)).setSentence("another").build();
    List<Alert> changed = new ArrayList<>(expected);
    changed.set(0, other);
    assertThat(told(changed).against(expected).different()).isOne();
    ChaosAlerts twice = told(expected);
    twice.tell(expected.get(1), 0);
    assertThat(twice.against(expected).repeats()).isOne();
    assertThat(twice.against(expected).holds()).isTrue();
    twice.tell(other, 0);
    assertThat(twice.against(expected).contradictions()).isOne();
    assertThat(twice.against(expected).holds()).isFalse();
  }

  private static List<Arrival> sent(ChaosLoad load, int count) {
    List<Arrival> sent = new ArrayList<>();
    load.arrivals()
        .forEach(
            arrival -> {
              sent.add(arrival);
              if (sent.size() == count) {
                load.stop();
              }
            });
    return sent;
  }

  private static ChaosAlerts told(List<Alert> alerts) {
    ChaosAlerts told = new ChaosAlerts();
    alerts.forEach(alert -> told.tell(alert, 0));
    return told;
  }
}
