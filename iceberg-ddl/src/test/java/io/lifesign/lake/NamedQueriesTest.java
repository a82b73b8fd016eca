package io.lifesign.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every query of the house against answers that were worked out by hand. */
class NamedQueriesTest {

  @TempDir static Path folder;
  private static SqlSession sql;

  @BeforeAll
  static void open() {
    LakeConfig config = LakeConfig.embedded(folder);
    try (Lake lake = Lake.open(config)) {
      HandMade.fill(lake);
    }
    sql = SqlSession.open(config);
  }

  @AfterAll
  static void close() {
    sql.close();
  }

  static Stream<String> names() {
    return NamedQuery.all().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("names")
  void theAnswerIsTheOneWorkedOutByHand(String name) {
    HandMade.Answer answer = HandMade.answer(name);

    QueryResult result = sql.named(name, answer.parameters());

    assertThat(result.columns()).isEqualTo(answer.columns());
    assertThat(HandMade.plain(result.rows())).isEqualTo(answer.rows());
  }

  @ParameterizedTest
  @MethodSource("names")
  void everyQuerySaysWhatItAnswers(String name) {
    assertThat(NamedQuery.all().get(name).question()).hasSizeBetween(20, 160).matches(".*[.?]");
  }

  @Test
  void aParameterThatIsMissingOrUnknownIsNamed() {
    assertThatThrownBy(() -> sql.named("pilot"))
        .hasMessage("Query pilot needs goLive: first day of the pilot, yyyy-MM-dd, UTC");
    assertThatThrownBy(() -> sql.named("pilot", Map.of("goLive", "2026-01-02", "ward", "w1")))
        .hasMessage("Query pilot has no parameter ward");
    assertThatThrownBy(() -> sql.named("af_burden", Map.of("x", "1")))
        .hasMessage("Query af_burden has no parameter x");
  }

  @Test
  void aParameterIsTextAndNothingElse() {
    NamedQuery query = new NamedQuery("q", "-- Q.\n-- :a what\nSELECT :a, ':a', b::a, '12:30'");

    assertThat(query.with(Map.of("a", "x' OR '1'='1 $1")))
        .contains("SELECT 'x'' OR ''1''=''1 $1', ':a', b::a, '12:30'");
  }
}
