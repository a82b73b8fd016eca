package io.lifesign.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class AuditLogTest {

  private static final InstantSource NOON =
      InstantSource.fixed(Instant.parse("2026-01-01T12:00:00Z"));

  @TempDir Path folder;
  private Path file;
  private AuditLog log;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void fiveLines() {
    file = folder.resolve("audit.log");
    log = new AuditLog(file, NOON);
    try (AuditedAct act = log.begin("erase", "patient 0a1b", Map.of("topics", true))) {
      act.done(Map.of("rows", 12));
    }
    try (AuditedAct act = log.begin("maintain", "lake", Map.of())) {
      act.failed(Map.of());
    }
    log.begin("cohort drop", "sepsis", Map.of());
  }

  @Test
  void anActIsWrittenDownBeforeAndAfterAndALineTellsWhoDidWhatWhen() {
    AuditChain chain = log.read();

    assertThat(chain.broken()).isEmpty();
    assertThat(chain.sealed())
        .extracting(each -> each.line().phase().name())
        .containsExactly("BEGUN", "DONE", "BEGUN", "FAILED", "BEGUN");
    AuditLine done = chain.sealed().get(1).line();
    assertThat(done.at()).isEqualTo("2026-01-01T12:00:00Z");
    assertThat(done.who()).isEqualTo(ProcessHandle.current().info().user().orElseThrow());
    assertThat(done.act()).isEqualTo("erase");
    assertThat(done.object()).isEqualTo("patient 0a1b");
    assertThat(done.begun()).isEqualTo(1);
    assertThat(done.details()).containsExactly(Map.entry("rows", "12"));
  }

  @Test
  void anActThatThrowsHasFailedAndItsTextIsNotWrittenDown() throws IOException {
    assertThatThrownBy(
            () -> {
              try (AuditedAct act = log.begin("maintain", "lake", Map.of())) {
                throw new Refusal("of W-01");
              }
            })
        .isInstanceOf(Refusal.class);

    assertThat(log.read().sealed().get(6).line().phase()).isEqualTo(AuditLine.Phase.FAILED);
    assertThat(Files.readString(file)).doesNotContain("W-01");
  }

  @Test
  void onlyTheOwnerReadsIt() throws IOException {
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void everyChangedCharacterIsFoundInItsLine() throws IOException {
    List<String> lines = Files.readAllLines(file);
    String second = lines.get(1);
    for (int i = 0; i < second.length(); i++) {
      char other = second.charAt(i) == '7' ? '8' : '7';
      List<String> forged = new ArrayList<>(lines);
      forged.set(1, second.substring(0, i) + other + second.substring(i + 1));

      assertThat(AuditChain.of(String.join("\n", forged) + "\n").broken())
          .get()
          .asString()
          .startsWith("Line 2 ");
    }
  }

  @Test
  void aLineThatIsSealedAnewBreaksTheNext() throws IOException {
    List<String> lines = Files.readAllLines(file);
    AuditLine second = AuditLine.read(lines.get(1)).orElseThrow().line();
    lines.set(
        1,
        new AuditLine(
                2,
                second.at(),
                "somebody.else",
                second.act(),
                second.object(),
                second.phase(),
                second.begun(),
                second.details(),
                second.previous())
            .text());

    write(lines);
    refused("Line 3 does not follow the line before: it was written as 3.");
  }

  @Test
  void aRemovedLineIsFound() throws IOException {
    List<String> lines = Files.readAllLines(file);
    lines.remove(2);
    write(lines);

    refused("Line 3 does not follow the line before: it was written as 4.");
  }

  @Test
  void swappedLinesAreFound() throws IOException {
    List<String> lines = Files.readAllLines(file);
    lines.add(1, lines.remove(2));
    write(lines);

    refused("Line 2 does not follow the line before: it was written as 3.");
  }

  @Test
  void aLineCutShortIsFoundAndNothingIsAddedBehindIt() throws IOException {
    String whole = Files.readString(file);
    Files.writeString(file, whole.substring(0, whole.length() - 9));

    refused("Line 5 is cut short.");
    assertThatThrownBy(() -> log.begin("maintain", "lake", Map.of()))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("ends in a broken line");
  }

  @Test
  void aMissingEndIsFoundByTheHeadThatWasKept() throws IOException {
    assertThat(verify()).isZero();
    String head = out.toString().lines().toList().get(1).substring("Head ".length());
    assertThat(head).startsWith("5:");
    log.begin("maintain", "lake", Map.of());
    assertThat(verify("--head", head)).isZero();

    write(Files.readAllLines(file).subList(0, 3));
    assertThat(verify()).isZero();
    refused("The end is missing: line 4 and further, up to 5 at least.", "--head", head);

    // cut off, and other acts written in place of those that were
    log.begin("maintain", "lake", Map.of());
    log.begin("maintain", "lake", Map.of());
    assertThat(verify()).isZero();
    refused("Line 5 is not the one whose hash was kept.", "--head", head);
  }

  @Test
  void writersOfTwoProcessesAndOfTwoThreadsMakeOneChain() throws Exception {
    int each = 40;
    Process other =
        new ProcessBuilder(
                ChildJvm.java(),
                "-cp",
                System.getProperty("java.class.path"),
                AuditWriter.class.getName(),
                file.toString(),
                Integer.toString(each))
            .inheritIO()
            .start();
    Thread thread = new Thread(() -> AuditWriter.write(file, each));
    thread.start();
    while (other.isAlive()) {
      AuditWriter.write(file, 1);
    }
    thread.join();

    assertThat(other.exitValue()).isZero();
    AuditChain chain = log.read();
    assertThat(chain.broken()).isEmpty();
    long pid = ProcessHandle.current().pid();
    List<String> writers =
        chain.sealed().stream().skip(5).map(line -> line.line().object()).toList();
    assertThat(writers).filteredOn(writer -> !writer.equals("process " + pid)).hasSize(each);
    // at once, not one after the other
    int first = writers.indexOf("process " + other.pid());
    int last = writers.lastIndexOf("process " + other.pid());
    assertThat(writers.subList(first, last)).contains("process " + pid);
  }

  @Test
  void theListShowsWhatIsWhole() throws IOException {
    List<String> lines = Files.readAllLines(file);
    lines.remove(3);
    write(lines);

    assertThat(run("audit", "list", "--audit-log", file.toString())).isEqualTo(1);
    assertThat(out.toString().lines()).hasSize(2 + 3);
    assertThat(out.toString()).contains("patient 0a1b", "rows 12");
    assertThat(err.toString())
        .isEqualTo("lifesign: Line 4 does not follow the line before: it was written as 5.\n");
  }

  private void write(List<String> lines) throws IOException {
    Files.writeString(file, String.join("\n", lines) + "\n", StandardOpenOption.TRUNCATE_EXISTING);
  }

  private void refused(String line, String... options) {
    err.getBuffer().setLength(0);
    assertThat(verify(options)).isEqualTo(1);
    assertThat(err.toString()).isEqualTo("lifesign: " + line + "\n");
  }

  private int verify(String... options) {
    List<String> args = new ArrayList<>(List.of("audit", "verify", "--audit-log", file.toString()));
    args.addAll(List.of(options));
    return run(args.toArray(String[]::new));
  }

  private int run(String... args) {
    CommandLine line = Main.commandLine();
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    return line.execute(args);
  }
}
