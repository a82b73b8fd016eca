package io.lifesign.replay.wfdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lifesign.clinical.ecg.Lead;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeaderParserTest {

  @TempDir Path folder;

  @Test
  void aHeaderIsReadWithItsCommentsAndWindowsLineEnds() throws IOException {
    WfdbHeader header =
        read(
            "a1 2 250 82500\r",
            "a1.mat 16+24 1070/mV 16 0 -649 -4964 0 II\r",
            "a1.mat 16+24 3.493e+04(-12)/NU 16 0 -613 -590 0 RESP 2\r",
            "#Asystole\r",
            "# False alarm\r");

    assertThat(header.name()).isEqualTo("a1");
    assertThat(header.hertz()).isEqualTo(250);
    assertThat(header.samples()).isEqualTo(82_500);
    assertThat(header.comments()).containsExactly("Asystole", "False alarm");
    assertThat(header.signals())
        .containsExactly(
            new HeaderSignal(
                "a1.mat",
                SampleFormat.FORMAT_16,
                24,
                1070,
                0,
                "mV",
                OptionalInt.of(-649),
                OptionalInt.of(-4964),
                "II"),
            new HeaderSignal(
                "a1.mat",
                SampleFormat.FORMAT_16,
                24,
                34_930,
                -12,
                "NU",
                OptionalInt.of(-613),
                OptionalInt.of(-590),
                "RESP 2"));
  }

  @ParameterizedTest
  @CsvSource({
    "200, 200, 1024, mV",
    "200(0)/mV, 200, 0, mV",
    "0, 200, 1024, mV",
    "67.92/mmHg, 67.92, 1024, mmHg",
    "200(-5), 200, -5, mV",
    "1e3, 1000, 1024, mV"
  })
  void aGainMayCarryBaselineAndUnit(String text, double gain, int baseline, String units)
      throws IOException {
    HeaderSignal signal = read("r 1", "r.dat 212 " + text + " 11 1024").signals().get(0);

    assertThat(signal.gain()).isEqualTo(gain);
    assertThat(signal.baseline()).isEqualTo(baseline);
    assertThat(signal.units()).isEqualTo(units);
  }

  @Test
  void whatALineLeavesOutHasItsDefault() throws IOException {
    WfdbHeader header = read("r 1", "r.dat 16");

    assertThat(header.hertz()).isEqualTo(250);
    assertThat(header.samples()).isZero();
    assertThat(header.signals())
        .containsExactly(
            new HeaderSignal(
                "r.dat",
                SampleFormat.FORMAT_16,
                0,
                200,
                0,
                "mV",
                OptionalInt.empty(),
                OptionalInt.empty(),
                ""));
  }

  @ParameterizedTest
  @CsvSource({
    "r.dat 310 200, r.hea:2: format 310 is not read; 16 and 212 are",
    "r.dat 16x4 200, r.hea:2: several samples a frame are not read",
    "r.dat 16:3 200, r.hea:2: skewed signals are not read",
    "r.dat 16 x, r.hea:2: gain cannot be read",
    "r.dat 16 -1, r.hea:2: gain is below 0",
    "r.dat 16 200 11 zero, r.hea:2: ADC zero is not a whole number",
    "r.dat, r.hea:2: a signal line has a file and a format",
    "../r.dat 16, r.hea:2: the signal file is not in the header's folder",
    "# nothing, 'r.hea: the record line says 1 signals, 0 follow'"
  })
  void aSignalLineThatCannotBeReadIsNamed(String line, String message) {
    assertThatThrownBy(() -> read("r 1 360 10", line))
        .isInstanceOf(WfdbException.class)
        .hasMessage(message);
  }

  @ParameterizedTest
  @CsvSource({
    "r/3 1 360 10, r.hea:1: records of several segments are not read",
    "r 1 0 10, r.hea:1: the sampling rate is not above 0",
    "r 1 360 99999999999, r.hea:1: number of samples is not a whole number",
    "r, r.hea:1: this is not a record line",
    "# only a comment, r.hea: there is no record line",
    "r 0 360, r.hea:2: there are more signal lines than signals"
  })
  void aRecordLineThatCannotBeReadIsNamed(String line, String message) {
    assertThatThrownBy(() -> read(line, line.startsWith("#") ? "" : "r.dat 16"))
        .isInstanceOf(WfdbException.class)
        .hasMessage(message);
  }

  @ParameterizedTest
  @CsvSource({
    "MLII, mV, ECG",
    "V5, mV, ECG",
    "ECG1, mV, ECG",
    "'record 418, signal 0', mV, ECG",
    "ECG, NU, ECG",
    "PLETH, NU, PLETH",
    "ABP, mmHg, PRESSURE",
    "ART, mmHg, PRESSURE",
    "CVP, mmHg, OTHER",
    "RESP, NU, OTHER",
    "RESP, mV, OTHER",
    "CO2, mmHg, OTHER",
    "unknown, NU, OTHER"
  })
  void theKindOfALeadComesFromItsNameElseFromItsUnit(String name, String units, Lead.Kind kind)
      throws IOException {
    WfdbHeader header = read("r 1", "r.dat 16 100/" + units + " 16 0 0 0 0 " + name);

    assertThat(Leads.of(header.signals().get(0)))
        .isEqualTo(new Lead(name, kind, 100, 0, /* attached= */ true));
  }

  private WfdbHeader read(String... lines) throws IOException {
    return HeaderParser.read(Files.write(folder.resolve("r.hea"), List.of(lines)));
  }
}
