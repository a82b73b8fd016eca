package io.lifesign.fhirdelivery;

import io.lifesign.clinical.alert.Alert;
import io.lifesign.clinical.alert.AlertStatus;
import io.lifesign.clinical.alert.Priority;
import io.lifesign.fhir.out.AlertResources;
import io.lifesign.fhir.out.Outbound;
import io.lifesign.fhir.out.PatientReferences;
import io.lifesign.streaming.Arrival;
import io.lifesign.streaming.Position;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;

/** Resources of many alerts, three revisions each, and the settings to deliver them. */
final class Sample {

  static final int REVISIONS = 3;
  private static final long NOON = 1_767_268_800_000_000L;
  private static final int PATIENTS = 20;

  private Sample() {}

  /** The n-th flag: of alert n / 3 its revision n % 3. */
  static Outbound flag(long n) {
    return resources(n).get(1);
  }

  /** The n-th revision's DetectedIssue, Flag, Communication and Provenance. */
  static List<Outbound> resources(long n) {
    return AlertResources.of(alert(n), PatientReferences.DEFAULT);
  }

  static Alert alert(long n) {
    long number = n / REVISIONS;
    int revision = (int) (n % REVISIONS);
    return new Alert(
        "alert-" + number,
        revision,
        "P-" + number % PATIENTS,
        "news2-high",
        1,
        "0123456789abcdef",
        Priority.HIGH,
        false,
        revision == REVISIONS - 1 ? AlertStatus.RESOLVED : AlertStatus.RAISED,
        NOON + number,
        NOON + number + revision,
        null,
        null,
        List.of(),
        "NEWS2 is 9.",
        "NEWS2 at 5 or less for 15 min.",
        null);
  }

  static Arrival<Outbound> arrival(Outbound outbound, long offset) {
    return Arrival.of(
        new Position("fhir.outbound", 0, offset, NOON),
        outbound,
        outbound.eventMicros(),
        new byte[] {0, 0, 0, 0, 1, 2});
  }

  static DeliverySettings settings(String url, int maxPending, int attempts) {
    return settings(url, maxPending, attempts, DeliverySettings.Credentials.NONE);
  }

  static DeliverySettings settings(
      String url, int maxPending, int attempts, DeliverySettings.Credentials credentials) {
    return new DeliverySettings(
        url,
        20,
        maxPending,
        Duration.ofSeconds(2),
        Duration.ofSeconds(10),
        new DeliverySettings.Retries(Duration.ofMillis(20), Duration.ofMillis(200), attempts),
        credentials);
  }

  /** A port on which nobody listens. */
  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
