package io.lifesign.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CohortsTest {

  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
  private static final String ALL = "TRUE";

  @TempDir static Path folder;
  private static LakeConfig config;
  private static Lake lake;
  private static Cohorts cohorts;

  @BeforeAll
  static void fill() {
    config = LakeConfig.embedded(folder);
    lake = Lake.open(config);
    HandMade.fill(lake);
    cohorts = new Cohorts(config, lake, InstantSource.fixed(NOON));
  }

  @AfterAll
  static void close() {
    lake.close();
  }

  @Test
  void theTablesReadAsTheyWereWhenTheCohortWasMade() {
    SortedMap<String, Long> before = lake.rowCounts();
    Cohort made = cohorts.create("before", ALL);
    HandMade.fill(lake); // every row once more

    assertThat(lake.rowCounts().get("alerts")).isEqualTo(2 * before.get("alerts"));
    try (SqlSession session = SqlSession.openAt(config, "before")) {
      assertThat(
              session.run(
                  "SELECT (SELECT COUNT(*) FROM alerts), (SELECT COUNT(*) FROM device_vitals),"
                      + " (SELECT COUNT(*) FROM ehr_fhir), (SELECT COUNT(*) FROM cohorts)"))
          .extracting(result -> result.rows().get(0))
          .isEqualTo(
              List.of(before.get("alerts"), before.get("device_vitals"), 0L, made.patients()));
    }
    assertThat(made.createdAt()).isEqualTo(NOON);
    assertThat(cohorts.patients("before")).hasSize((int) made.patients()).isNotEmpty();
    assertThatThrownBy(() -> cohorts.create("before", ALL))
        .hasMessage("There is a tag before already");
    assertThatThrownBy(() -> SqlSession.openAt(config, "never"))
        .hasMessage("There is no tag never; there are: before");

    Cohort some =
        cohorts.create(
            "alerted", "patientId IN (SELECT patientId FROM alerts) -- who was alerted on");
    assertThat(some.patients()).isPositive();
    assertThat(cohorts.list()).containsExactly(some, made);
    cohorts.drop("before");
    assertThat(cohorts.list()).containsExactly(some);
    assertThat(lake.tags().names()).containsExactly("alerted");
    cohorts.drop("alerted");
    assertThat(cohorts.list()).isEmpty();
    assertThat(lake.tags().names()).isEmpty();
  }

  @Test
  void whatCannotBeIsRefusedAndLeavesNoTag() {
    assertThatThrownBy(() -> cohorts.create("no name", ALL)).hasMessageContaining("not no name");
    assertThatThrownBy(() -> cohorts.create("wrong", "colour = 'red'"))
        .isInstanceOf(QueryRefused.class)
        .hasMessageContaining("Column 'colour' not found");
    assertThatThrownBy(() -> cohorts.create("nobody", "FALSE"))
        .hasMessage("No patient meets: FALSE");
    assertThatThrownBy(() -> cohorts.drop("never")).hasMessage("There is no cohort never");
    assertThat(lake.tags().names()).isEmpty();
  }
}
