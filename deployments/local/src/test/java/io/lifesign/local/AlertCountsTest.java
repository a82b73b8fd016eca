package io.lifesign.local;

import static io.lifesign.local.TestAlerts.NOON;
import static io.lifesign.local.TestAlerts.alert;
import static io.lifesign.local.TestAlerts.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifesign.schemas.Alert;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AlertCountsTest {

  private static final Alert A0 = alert("a", 0, "p1", NOON);
  private static final Alert A2 = alert("a", 2, "p1", NOON);
  private static final Alert A10 = alert("a", 10, "p1", NOON);
  private static final Alert B0 = alert("b", 0, "p2", NOON);

  @Test
  void theDigestIsOverBodiesWithoutHeaderByIdThenByRevisionNumber()
      throws NoSuchAlgorithmException {
    MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
    for (Alert alert : List.of(A0, A2, A10, B0)) {
      byte[] value = bytes(alert, 1);
      sha256.update(Arrays.copyOfRange(value, 5, value.length));
    }

    assertThat(counted(1, B0, A10, A2, A0).digest())
        .isEqualTo(HexFormat.of().formatHex(sha256.digest()));
  }

  @Test
  void neitherSchemaIdNorOrderNorRepeatsChangeTheDigest() {
    assertThat(counted(7, A2, B0, A0, A2, A10, B0).digest())
        .isEqualTo(counted(1, A0, A2, A10, B0).digest());
  }

  @Test
  void aChangedByteChangesTheDigest() {
    assertThat(counted(1, alert("a", 0, "p1", NOON.plusMillis(1))).digest())
        .isNotEqualTo(counted(1, A0).digest());
  }

  @Test
  void nothingHasTheDigestOfNothing() {
    assertThat(new AlertCounts().digest())
        .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  }

  @Test
  void aRepeatIsNotAnotherAlert() {
    AlertCounts counts = new AlertCounts();

    assertThat(counts.add(A0, bytes(A0, 1))).isTrue();
    assertThat(counts.add(A0, bytes(A0, 2))).isFalse();
    assertThat(counts.add(A2, bytes(A2, 1))).isTrue();
    assertThat(counts.distinct()).isEqualTo(2);
    assertThat(counts.byRule()).isEqualTo(Map.of("news2-high", 2L));
    assertThat(counts.byPriority()).isEqualTo(Map.of("HIGH", 2L));
    assertThat(counts.byStatus()).isEqualTo(Map.of("RAISED", 1L, "RESOLVED", 1L));
  }

  private static AlertCounts counted(int schemaId, Alert... alerts) {
    AlertCounts counts = new AlertCounts();
    for (Alert alert : alerts) {
      counts.add(alert, bytes(alert, schemaId));
    }
    return counts;
  }
}
