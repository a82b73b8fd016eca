package io.lifesign.local;

import static io.lifesign.local.TestAlerts.NOON;
import static io.lifesign.local.TestAlerts.alert;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifesign.schemas.Alert;
import org.junit.jupiter.api.Test;

class AlertLineTest {

  @Test
  void aLineSaysWhenHowUrgentWhereWhoAndWhat() {
    assertThat(AlertLine.of(alert("a", 0, "p1", NOON.plusMillis(250))))
        .isEqualTo(
            "2026-01-01T12:00:00Z  HIGH    RAISED     icu/7           p1            news2-high"
                + "              NEWS2 is 7 or more for 5 minutes.");
  }

  @Test
  void aReasonStandsAtTheEnd() {
    assertThat(AlertLine.of(alert("a", 1, "p1", NOON)))
        .contains("  RESOLVED   ")
        .endsWith("NEWS2 is 7 or more for 5 minutes. (CONDITION_ENDED)");
  }

  @Test
  void anUnknownPlaceIsADash() {
    Alert alert =
        Alert.newBuilder(alert("a", 0, "p1", NOON)).setWardId(null).setBedId(null).build();

    assertThat(AlertLine.of(alert)).contains("  -/-  ");
  }

  @Test
  void aLineIsOneLine() {
    Alert alert =
        Alert.newBuilder(alert("a", 0, "p1", NOON)).setSentence("two\nlines\u001b[31m").build();

    assertThat(AlertLine.of(alert)).endsWith("two lines [31m");
  }
}
