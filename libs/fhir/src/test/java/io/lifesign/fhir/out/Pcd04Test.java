package io.lifesign.fhir.out;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.hl7v2.DefaultHapiContext;
import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.HapiContext;
import ca.uhn.hl7v2.model.Message;
import ca.uhn.hl7v2.util.Terser;
import io.lifesign.clinical.alert.Alert;
import io.lifesign.clinical.alert.AlertStatus;
import io.lifesign.clinical.alert.Priority;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Pcd04Test {

  private static final HapiContext HL7 = new DefaultHapiContext();

  @ParameterizedTest
  @CsvSource({
    "RAISED, HIGH, start, active, PH",
    "RAISED, MEDIUM, start, active, PM",
    "RAISED, LOW, start, active, PL",
    "ESCALATED, HIGH, escalate, active, PH",
    "AMENDED, MEDIUM, continue, active, PM",
    "RESOLVED, HIGH, end, inactive, PN",
    "RETRACTED, LOW, end, inactive, PN"
  })
  void phaseStateAndPriorityFollowTheAlert(
      AlertStatus status, Priority priority, String phase, String state, String code)
      throws HL7Exception {
    String text = Pcd04.of(Samples.alert(status, 1, priority));

    Message message = HL7.getPipeParser().parse(text);
    assertThat(new Terser(message).get("/MSH-9-2")).isEqualTo("R40");
    List<List<String>> observations = observations(message);
    assertThat(observations.get(0).get(8)).isEqualTo(code + "~SP");
    assertThat(observations.get(2)).element(5).isEqualTo(phase);
    assertThat(observations.get(3)).element(5).isEqualTo(state);
    assertThat(observations.get(5)).element(5).isEqualTo(code);
  }

  @Test
  void theFirstValueWithACodeIsItsSource() throws HL7Exception {
    Message message =
        HL7.getPipeParser().parse(Pcd04.of(Samples.alert(AlertStatus.RAISED, 0, Priority.HIGH)));

    assertThat(observations(message).get(1).subList(2, 7))
        .containsExactly("NM", "147842^MDC_ECG_HEART_RATE^MDC", "1.0.0.0.2", "131", "/min^^UCUM");
  }

  @Test
  void whatWouldBeDelimitersIsEscapedAndReadBack() throws HL7Exception {
    Alert alert = Samples.alert("P|1", "a | b ^ c & d", AlertStatus.RAISED, 0, Priority.HIGH);

    Message message = HL7.getPipeParser().parse(Pcd04.of(alert));

    assertThat(new Terser(message).get("/.PID-3-1")).isEqualTo("P|1");
    assertThat(new Terser(message).get("/.OBX-5-2")).isEqualTo("a | b ^ c & d");
  }

  @Test
  void aTechnicalAlertWithoutValuesNamesItsRule() throws HL7Exception {
    List<List<String>> observations =
        observations(HL7.getPipeParser().parse(Pcd04.of(Samples.bareAlert())));

    assertThat(observations).hasSize(7);
    assertThat(observations.get(1).get(3)).startsWith("68480^");
    assertThat(observations.get(6).get(5)).isEqualTo("ST");
  }

  @Test
  void theControlIdIsAlertAndRevision() throws HL7Exception {
    Message message =
        HL7.getPipeParser().parse(Pcd04.of(Samples.alert(AlertStatus.RAISED, 4, Priority.HIGH)));

    assertThat(new Terser(message).get("/MSH-10"))
        .isEqualTo("6f1b2c3d-0000-3000-8000-000000000001/4");
  }

  /** The fields of each OBX, as the parser writes what it has read. */
  private static List<List<String>> observations(Message message) throws HL7Exception {
    return Arrays.stream(HL7.getPipeParser().encode(message).split("\r"))
        .filter(segment -> segment.startsWith("OBX"))
        .map(segment -> Arrays.asList(segment.split("\\|", -1)))
        .toList();
  }
}
