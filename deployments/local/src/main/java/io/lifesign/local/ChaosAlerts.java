package io.lifesign.local;

import io.lifesign.clinical.deterioration.DeteriorationRules;
import io.lifesign.replay.Dataset;
import io.lifesign.replay.backtest.VitalsRun;
import io.lifesign.schemas.Alert;
import io.lifesign.streaming.AlertResult;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The alerts that were told, and those that one undisturbed process finds in the same records. */
final class ChaosAlerts {

  /** One revision of one alert. */
  private record Key(String alertId, int revision) {
    static Key of(Alert alert) {
      return new Key(alert.getAlertId(), alert.getRevision());
    }
  }

  private final Map<Key, Alert> told = new HashMap<>();
  private final List<Long> latencies = new ArrayList<>();
  private long repeats;
  private long contradictions;

  /**
   * Takes an alert down.
   *
   * @param latencyMillis since it could be decided
   */
  synchronized void tell(Alert alert, long latencyMillis) {
    Alert before = told.putIfAbsent(Key.of(alert), alert);
    if (before == null) {
      latencies.add(latencyMillis);
    } else if (before.equals(alert)) {
      repeats++;
    } else {
      contradictions++;
    }
  }

  synchronized int size() {
    return told.size();
  }

  /**
   * The latency that a share of the alerts keeps, ms; -1 without alerts.
   *
   * @param share 0 to 1
   */
  synchronized long latencyMillis(double share) {
    return latencies.isEmpty()
        ? -1
        : latencies.stream()
            .sorted()
            .skip((long) (share * (latencies.size() - 1)))
            .findFirst()
            .get();
  }

  /** What the rules say to these records where nothing dies, as it would have been told. */
  static List<Alert> expected(Dataset sent) throws InterruptedException {
    AlertResult avro = new AlertResult();
    return VitalsRun.of(sent, DeteriorationRules.standard()).alerts().stream()
        .map(alert -> (Alert) avro.avro(alert))
        .toList();
  }

  /** Compares content with content. */
  synchronized ChaosVerdict.Alerts against(List<Alert> expected) {
    long lost = 0;
    long different = 0;
    Map<Key, Alert> invented = new HashMap<>(told);
    for (Alert alert : expected) {
      Alert found = invented.remove(Key.of(alert));
      if (found == null) {
        lost++;
      } else if (!found.equals(alert)) {
        different++;
      }
    }
    return new ChaosVerdict.Alerts(
        expected.size(), lost, different, invented.size(), contradictions, repeats);
  }
}
