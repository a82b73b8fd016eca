package io.lifesign.replay.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScoreCsvTest {

  private static final String HEADER =
      "patientId,time,ageYears,respiratoryRate,spo2,spo2Scale,supplementalOxygen,systolic,"
          + "diastolic,heartRate,temperature,consciousness";
  private static final String SCORES =
      ",news2,news2Complete,news2RedScore,news2Band,mews,qsofa,sirs,sirsMeasurable,pews,"
          + "shockIndex,map";

  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter problems = new StringWriter();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          p,t,70,16,97,1,false,120,80,70,37,ALERT       | 0,true,false,LOW,1,0,0,3,,0.583,93.33
          p,t,,16,97,,false,120,,70,37,ALERT            | 0,true,false,LOW,1,0,0,3,,0.583,
          p,t,70,25,91,1,true,90,,131,39.1,VOICE        | 19,true,true,HIGH,9,3,3,3,,1.456,
          p,t,70,25,96,1,false,120,,70,37,ALERT         | 3,true,true,LOW_MEDIUM,2,1,1,3,,0.583,
          p,t,70,22,96,1,true,120,,91,37,ALERT          | 5,true,false,MEDIUM,2,1,2,3,,0.758,
          p,t,70,16,97,2,true,120,,70,37,ALERT          | 5,true,true,MEDIUM,1,0,0,3,,0.583,
          p,t,70,16,97,2,,120,,70,37,ALERT              | 0,false,false,,1,0,0,3,,0.583,
          p,t,70,25,,1,,90,,91,,                        | 7,false,true,HIGH,,,2,2,,1.011,
          p,t,70,25,,1,,90,,,,                          | 6,false,true,,,,1,1,,,
          p,t,70,16,97,1,false,120,,70,37,              | 0,false,false,,,,0,3,,0.583,
          p,t,70,16,97,1,false,120,,,37,ALERT           | 0,false,false,,,0,0,2,,,
          p,t,,,,,,,,,,                                 | 0,false,false,,,,0,0,,,
          p,t,15.9,16,97,1,false,120,,70,37,ALERT       | ,,,,,,,,0,0.583,
          p,t,3,45,92,1,false,85,,155,38,ALERT          | ,,,,,,,,5,1.824,
          p,t,16,16,97,1,false,120,,70,37,ALERT         | 0,true,false,LOW,1,0,0,3,,0.583,
          p,t,70,16,91.5,1,false,120,,70,38.05,ALERT    | 3,true,false,LOW,1,0,1,3,,0.583,
          """)
  void scoresEachRowByItself(String row, String scores) throws IOException {
    ScoreCsv.Result result = run(HEADER, row);
    assertThat(out.toString()).isEqualTo(HEADER + SCORES + "\n" + row + "," + scores + "\n");
    assertThat(problems.toString()).isEmpty();
    assertThat(result).isEqualTo(new ScoreCsv.Result(1, 0));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          p,t,70,abc,97,1,false,120,,70,37,ALERT    | respiratoryRate is not a number
          p,t,70,16,97,1,false,120,,70,37d,ALERT    | temperature is not a number
          p,t,70,16,97,1,false,0x10,,70,37,ALERT    | systolic is not a number
          p,t,70,16,97,3,false,120,,70,37,ALERT     | spo2Scale is neither 1 nor 2
          p,t,70,16,97,1,perhaps,120,,70,37,ALERT   | supplementalOxygen is neither true nor false
          p,t,-1,16,97,1,false,120,,70,37,ALERT     | ageYears is not between 0 and 130
          p,t,NaN,16,97,1,false,120,,70,37,ALERT    | ageYears is not between 0 and 130
          p,t,70,16,97,1,false,120,,70,37,SLEEPY    | consciousness is none of
          p,t,70,16,97,1,false,120,,70,37           | has 11 fields where the header has 12
          p,t,70,16,97,1,false,120,,70,37,ALERT,    | has 13 fields where the header has 12
          "p"q,t,70,16,97,1,false,120,,70,37,ALERT  | quotes are not closed or text follows them
          """,
      quoteCharacter = '`')
  void aBadRowIsReportedByLineAndSkipped(String row, String reason) throws IOException {
    String good = "p,t,,,,,,,,,,";
    ScoreCsv.Result result = run(HEADER, good, "", row, good);
    assertThat(problems.toString()).startsWith("line 4: row skipped: " + reason);
    assertThat(problems.toString().lines()).hasSize(1);
    assertThat(out.toString().lines()).hasSize(3);
    assertThat(result).isEqualTo(new ScoreCsv.Result(2, 1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-5", "301", "NaN", "nan", "Infinity", "1e9"})
  void anImplausibleValueIsNotScoredAndNoted(String heartRate) throws IOException {
    ScoreCsv.Result result = run(HEADER, "p,t,70,16,97,1,false,120,," + heartRate + ",37,ALERT");
    assertThat(out.toString().lines().skip(1))
        .containsExactly(
            "p,t,70,16,97,1,false,120,," + heartRate + ",37,ALERT,0,false,false,,,0,0,2,,,");
    assertThat(problems.toString())
        .isEqualTo(
            "line 2: heartRate is outside its plausible range and not scored"
                + System.lineSeparator());
    assertThat(result).isEqualTo(new ScoreCsv.Result(1, 0));
  }

  @Test
  void quotedFieldsOtherColumnsAndAnotherOrderArePassedThrough() throws IOException {
    String header =
        "note,diastolic,consciousness,temperature,heartRate,systolic,supplementalOxygen,spo2Scale,"
            + "spo2,respiratoryRate,ageYears,time,patientId";
    run(
        "\uFEFF" + header,
        "\"a, \"\"b\"\"\nc\",80,\"alert\",37,70,120,FALSE,1,97,16,70,t,\"p,1\"",
        "x,120,alert,37,70,120,false,1,97,16,70,t,p",
        "x,80,alert,oops,70,120,false,1,97,16,70,t,p");
    assertThat(out.toString())
        .isEqualTo(
            header
                + SCORES
                + "\n\"a, \"\"b\"\"\nc\",80,alert,37,70,120,FALSE,1,97,16,70,t,\"p,1\","
                + "0,true,false,LOW,1,0,0,3,,0.583,93.33\n"
                + "x,120,alert,37,70,120,false,1,97,16,70,t,p,"
                + "0,true,false,LOW,1,0,0,3,,0.583,\n");
    assertThat(problems.toString().lines())
        .containsExactly(
            "line 4: diastolic is not below systolic and not scored",
            "line 5: row skipped: temperature is not a number");
  }

  @Test
  void aWrongHeaderIsOneSentence() {
    assertThatThrownBy(() -> run(HEADER.replace("spo2Scale,", ""), "p,t,,,,,,,,,"))
        .isInstanceOf(WrongHeader.class)
        .hasMessage("the header has no column spo2Scale");
    assertThatThrownBy(() -> run(HEADER + ",spo2"))
        .hasMessage("the header has the column spo2 twice");
    assertThatThrownBy(() -> run()).hasMessage("the file is empty: it has no header");
  }

  @Test
  void quotesThatNeverCloseEndInOneBadRow() throws IOException {
    ScoreCsv.Result result = run(HEADER, "p,t,,,,,,,,,,", "\"p,t,,,,,,,,,");
    assertThat(result).isEqualTo(new ScoreCsv.Result(1, 1));
    assertThat(problems.toString()).startsWith("line 3: row skipped: quotes are not closed");
  }

  @Test
  void noProblemNamesAPatient() throws IOException {
    run(HEADER, "secret,t,secret,16,97,1,false,120,,-1,37,ALERT");
    assertThat(problems.toString()).doesNotContain("secret");
  }

  private ScoreCsv.Result run(String... lines) throws IOException {
    Path in = folder.resolve("in.csv");
    Files.write(in, List.of(lines));
    try (PrintWriter writer = new PrintWriter(problems)) {
      return ScoreCsv.run(in, out, writer);
    }
  }
}
