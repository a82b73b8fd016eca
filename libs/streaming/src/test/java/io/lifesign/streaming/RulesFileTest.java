package io.lifesign.streaming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lifesign.clinical.deterioration.DeteriorationRules;
import io.lifesign.clinical.rhythm.RhythmRules;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulesFileTest {

  private static final Pattern NUMBER = Pattern.compile("value: ([0-9.]+)");

  @TempDir private Path folder;

  @Test
  void theBundledFileSaysFieldByFieldWhatTheCodeDoes() {
    RulesFile file = RulesFile.load(RulesFile.STANDARD);

    assertThat(file.version()).isEqualTo(1);
    assertThat(file.vitals().text()).isEqualTo(DeteriorationRules.standard().text());
    assertThat(file.vitals()).isEqualTo(DeteriorationRules.standard());
    assertThat(file.rhythm().text()).isEqualTo(RhythmRules.standard().text());
    assertThat(file.rhythm()).isEqualTo(RhythmRules.standard());
  }

  @Test
  void everySingleNumberOfTheFileChangesTheHash() throws IOException {
    List<String> lines = standard().lines().toList();
    Set<String> hashes = new HashSet<>();
    int numbers = 0;
    String before = hash(standard());
    for (int i = 0; i < lines.size(); i++) {
      Matcher number = NUMBER.matcher(lines.get(i));
      while (!lines.get(i).strip().startsWith("#") && number.find()) {
        numbers++;
        String changed = hashWithAnother(lines, i, number);
        assertThat(changed).as(lines.get(i)).isNotEqualTo(before);
        hashes.add(changed);
      }
    }
    // 29 vital thresholds, 24 validities, 26 holding times; 17 rhythm thresholds, 7 of the check
    assertThat(numbers).isEqualTo(29 + 24 + 26 + 17 + 7);
    assertThat(hashes).hasSize(numbers);
  }

  @ParameterizedTest
  @CsvSource({"version: 1,version: 2", "shock: { priority: HIGH,shock: { priority: MEDIUM"})
  void anotherVersionOrPriorityChangesTheHash(String from, String to) throws IOException {
    assertThat(hash(standard().replace(from, to))).isNotEqualTo(hash(standard()));
  }

  @Test
  void whatAnotherFileHasOtherwiseIsToldByPath() throws IOException {
    RulesFile other =
        load(
            standard()
                .replace("version: 1", "version: 2")
                .replace("shockIndex: { value: 0.9,", "shockIndex: { value: 1.1,")
                .replace("shock: { priority: HIGH", "shock: { priority: MEDIUM"));
    RulesFile bundled = RulesFile.load(RulesFile.STANDARD);

    assertThat(bundled.differences(other))
        .containsExactly(
            new RulesFile.Difference("vitals.rules.shock.priority", "", "HIGH", "MEDIUM"),
            new RulesFile.Difference("vitals.thresholds.shockIndex", "1", "0.9", "1.1"));
    assertThat(bundled.differences(bundled)).isEmpty();
  }

  @Test
  void theVersionStandsInEveryRule() throws IOException {
    RulesFile file = load(standard().replace("version: 1", "version: 7"));
    assertThat(file.vitals().rules()).allMatch(rule -> rule.version() == 7);
    assertThat(file.rhythm().rules()).allMatch(rule -> rule.version() == 7);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "news2High: { value: 7,|news2High: { value: 21,|line 11: vitals.thresholds.news2High.value: 21 is not from 1 to 20",
        "news2High: { value: 7,|news2High: { value: 0,|line 11: vitals.thresholds.news2High.value: 0 is not from 1 to 20",
        "news2High: { value: 7,|news2High: { value: high,|line 11: vitals.thresholds.news2High.value: high is no whole number",
        "news2High: { value: 7,|news2Hihg: { value: 7,|line 9: vitals.thresholds.news2High.unit: is missing",
        "news2High: { value: 7, unit: points }|news2High: { value: 7, unit: min }|line 11: vitals.thresholds.news2High.unit: min is not the unit of this value: points",
        "news2Clear: { value: 5,|news2Clear: { value: 7,|line 12: vitals.thresholds.news2Clear.value: is not below news2High",
        "news2Clear: { value: 5,|news2High: { value: 5,|line 12: Duplicate field 'news2High'",
        "shockIndex: { value: 0.9,|shockIndex: { value: 0.9001,|line 22: vitals.thresholds.shockIndex.value: 0.9001 is finer than a 1000th",
        "vitals:|extra: 3\\nvitals:|line 8: extra: no rule knows this key",
        "news2High: { value: 7, unit: points }|news2High: [7]|line 11: vitals.thresholds.news2High: is a list",
        "sirs: { priority: MEDIUM|sirs: { priority: URGENT|vitals.rules.sirs.priority: URGENT is none of",
        "pause: { value: 2,|pause: { value: 4,|rhythm.thresholds.pause.value: is longer than longPause",
        "frequentVentricularBeats: { value: 10,|frequentVentricularBeats: { value: 31,|31 is not from 1 to 30"
      })
  void whatCannotBeIsRefusedByFileLineAndKey(String from, String to, String complaint)
      throws IOException {
    String text = standard();
    assertThat(text).contains(from);
    String wrong = text.replaceFirst(Pattern.quote(from), to.replace("\\n", "\n"));
    assertThatThrownBy(() -> load(wrong))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("rules.yaml")
        .hasMessageContaining(complaint)
        .message()
        .hasLineCount(1);
  }

  @Test
  void aFileThatIsNotThereIsRefused() {
    assertThatThrownBy(() -> RulesFile.load(folder.resolve("none.yaml").toString()))
        .hasMessageContaining("Setting --rules.file")
        .hasMessageContaining("none.yaml cannot be read");
    assertThatThrownBy(() -> RulesFile.load("classpath:none.yaml"))
        .hasMessage("Setting --rules.file: there is no resource none.yaml");
  }

  /** The hash with one number larger by its last digit or, where that cannot be, smaller. */
  private String hashWithAnother(List<String> lines, int line, Matcher number) throws IOException {
    BigDecimal value = new BigDecimal(number.group(1));
    try {
      return hash(with(lines, line, number, value.add(value.ulp())));
    } catch (IllegalArgumentException e) {
      return hash(with(lines, line, number, value.subtract(value.ulp())));
    }
  }

  private static String with(List<String> lines, int line, Matcher number, BigDecimal value) {
    List<String> changed = new ArrayList<>(lines);
    String old = lines.get(line);
    changed.set(
        line,
        old.substring(0, number.start(1)) + value.toPlainString() + old.substring(number.end(1)));
    return String.join("\n", changed);
  }

  private String hash(String text) throws IOException {
    RulesFile file = load(text);
    return file.vitals().hash() + file.rhythm().hash();
  }

  private RulesFile load(String text) throws IOException {
    return RulesFile.load(Files.writeString(folder.resolve("rules.yaml"), text).toString());
  }

  private static String standard() throws IOException {
    try (InputStream in = RulesFile.class.getResourceAsStream("/io/lifesign/clinical/rules.yaml")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
