package io.lifesign.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What is refused is refused in one line, before anything is started or stopped. */
class ClusterCommandsTest {

  @TempDir Path folder;
  private final StringWriter err = new StringWriter();

  @ParameterizedTest
  @MethodSource("refusals")
  void isRefused(String arguments, String line) {
    assertThat(run(arguments)).isEqualTo(1);
    assertThat(err.toString().lines()).containsExactly("lifesign: " + line);
  }

  static Stream<Arguments> refusals() {
    return Stream.of(
        Arguments.of("up --taskmanagers 0", "--taskmanagers must be 1 or more."),
        Arguments.of(
            "up -D no.such.key=1", "Unknown setting no.such.key: no option of Flink has that key."),
        Arguments.of("up --bootstrap 127.0.0.1:1", "--bootstrap and --registry belong together."),
        Arguments.of(
            "up --bootstrap 127.0.0.1:1 --registry http://127.0.0.1:1",
            "No broker answers at 127.0.0.1:1."),
        Arguments.of("submit --parallelism 0", "--parallelism must be 1 or more."),
        Arguments.of("submit --rules nosuch.yaml", "There is no file nosuch.yaml."),
        Arguments.of("submit --savepoint here", "--savepoint goes with the one job that it is of."),
        Arguments.of(
            "submit vitals",
            "There is no job vitals; there are vitals-scoring, vitals-home, arrhythmia-cep,"
                + " readmission-risk, fhir-delivery, lakehouse-landing, lakehouse-maintenance."),
        Arguments.of("upgrade --jar x.jar", "--jar goes with the one job that it is of."),
        Arguments.of("upgrade vitals-home --jar x.jar", "There is no file x.jar."),
        Arguments.of("rescale vitals-scoring --parallelism 0", "--parallelism must be 1 or more."));
  }

  @ParameterizedTest
  @ValueSource(strings = {"up --state disk", "rescale vitals-scoring", "submit --nosuch"})
  void aWrongWordIsRefusedAndTheHelpIsNamed(String arguments) {
    assertThat(run(arguments)).isEqualTo(1);
    assertThat(err.toString().lines()).last().asString().startsWith("Try: ./lifesign cluster ");
  }

  @Test
  void anAddressWithoutAJobManagerIsRefused() {
    ClusterRest nobody = new ClusterRest("http://127.0.0.1:1", Http.CLIENT);

    assertThat(nobody.taskManagers()).isEqualTo(-1);
    assertThatThrownBy(nobody::jobs)
        .isInstanceOf(Refusal.class)
        .hasMessage("No JobManager answers at http://127.0.0.1:1.");
  }

  @Test
  void whatAJobSaysOfItsSettingsIsToldInOneLine() throws JsonProcessingException {
    String trace =
        "<Exception on server side:\\norg.apache.flink.client.program.ProgramInvocationException:"
            + " The main method caused an error\\n\\tat x.Y.z(Y.java:1)\\nCaused by:"
            + " java.lang.IllegalArgumentException: rules.yaml line 3, news2High.valu: unknown\\n"
            + "\\tat x.Y.z(Y.java:2)\\nCaused by: x.RuleValueRefused: unknown\\n\\nEnd of exception on"
            + " server side>";
    String answer = "{\"errors\": [\"Internal server error.\", \"" + trace + "\"]}";

    assertThat(ClusterRest.error(new ObjectMapper().readTree(answer)))
        .isEqualTo("rules.yaml line 3, news2High.valu: unknown");
    assertThat(
            ClusterRest.error(
                new ObjectMapper()
                    .readTree(answer.replace("lang.IllegalArgument", "lang.IllegalState"))))
        .isEqualTo("x.RuleValueRefused: unknown");
  }

  private int run(String arguments) {
    CommandLine line = Main.commandLine();
    line.setErr(new PrintWriter(err, true));
    return line.execute(("cluster " + arguments).split(" "));
  }
}
