package io.lifesign.clinical.alert;

import static io.lifesign.clinical.alert.Bedside.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lifesign.clinical.alert.Acknowledgement.Kind;
import io.lifesign.clinical.vitals.CareProfile.AlarmPause;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class PatientAlertsTest {

  @Test
  void everythingRememberedSurvivesWritingAndReading() throws IOException {
    Bedside bed = new Bedside();
    bed.profile(0, "icu", new AlarmPause(3 * MINUTE, 9 * MINUTE));
    bed.began("strong", 0);
    bed.began("weak", MINUTE);
    bed.began("lethal", MINUTE);
    bed.stale("lethal", 2 * MINUTE);
    bed.began("mild", 2 * MINUTE);
    bed.ack(Kind.FALSE_ALARM, 2 * MINUTE);

    byte[] bytes = bytes(bed.state);
    PatientAlerts read = PatientAlerts.read(input(bytes));

    assertThat(bytes(read)).isEqualTo(bytes);
    assertThat(read.nextDueMicros()).isEqualTo(5 * MINUTE);
    assertThat(read.lastActivityMicros()).isEqualTo(2 * MINUTE);
    assertThat(new AlertLifecycle(Bedside.RULES).time(read, 60 * MINUTE))
        .isEqualTo(new AlertLifecycle(Bedside.RULES).time(bed.state, 60 * MINUTE))
        .hasSize(2);
  }

  @Test
  void aFewBytesAreEnoughForAQuietPatient() throws IOException {
    assertThat(bytes(new PatientAlerts("p1"))).hasSizeLessThan(32);
  }

  @Test
  void aStateOfAnUnknownVersionIsRefused() {
    assertThatThrownBy(() -> PatientAlerts.read(input(new byte[] {9, 0, 0})))
        .isInstanceOf(IOException.class)
        .hasMessage("Alert state of unknown version 9");
  }

  @Test
  void anAlertWhoseRuleIsNoMoreIsResolvedAndSaysWhy() {
    Bedside bed = new Bedside();
    bed.began("mild", 0);
    AlertRules without = new AlertRules(List.of(Bedside.STRONG), "fedcba9876543210");

    List<Alert> alerts =
        new AlertLifecycle(without).profile(bed.state, Bedside.careProfile(9, "icu", List.of()), 9);

    assertThat(alerts)
        .extracting(Bedside::line)
        .containsExactly("mild 1 RESOLVED LOW RULE_WITHDRAWN");
    assertThat(alerts.get(0).ruleHash()).isEqualTo("fedcba9876543210");
    assertThat(bed.state.idle()).isTrue();
  }

  static byte[] bytes(PatientAlerts state) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    state.write(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  static DataInputStream input(byte[] bytes) {
    return new DataInputStream(new ByteArrayInputStream(bytes));
  }
}
