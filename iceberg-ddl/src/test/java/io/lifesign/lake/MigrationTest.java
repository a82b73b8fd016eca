package io.lifesign.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.iceberg.HasTableOperations;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.SupportsNamespaces;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.types.TypeUtil;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationTest {

  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
  private static final InstantSource CLOCK = InstantSource.fixed(NOON);

  @TempDir Path folder;
  private Catalog catalog;
  private Migrator migrator;

  @BeforeEach
  void open() {
    catalog = Lake.loader(LakeConfig.embedded(folder)).loadCatalog();
    migrator = new Migrator(catalog, Namespace.of(Lake.NAMESPACE), CLOCK);
  }

  @Test
  void applyingTwiceChangesNothing() {
    assertThat(migrator.apply(Migration.released()))
        .containsExactlyElementsOf(Migration.released().stream().map(Migration::name).toList());
    Map<String, String> before = locations();

    assertThat(migrator.apply(Migration.released())).isEmpty();
    assertThat(locations()).isEqualTo(before).hasSize(20);
  }

  @Test
  void aFileChangedAfterItWasAppliedIsRefusedByName() {
    Migration first = Migration.released().get(0);
    migrator.apply(List.of(first));

    Migration changed = new Migration(first.name(), first.text() + "-- one word more");
    assertThatThrownBy(() -> migrator.apply(List.of(changed)))
        .hasMessage(
            "Migration V001__device_records.sql was changed after it was applied; write a new one");
  }

  @Test
  void aLakeOfALaterReleaseIsRefused() {
    migrator.apply(Migration.released());

    assertThatThrownBy(() -> migrator.apply(Migration.released().subList(0, 3)))
        .hasMessageContaining("V004__outcomes_ledger_and_dead_letters");
  }

  @Test
  void aMigrationThatWasCutShortIsRepeated() {
    Migration first = Migration.released().get(0);
    new Migrator(catalog, Namespace.of(Lake.NAMESPACE), CLOCK).apply(List.of());
    DdlStatement.CreateTable create = (DdlStatement.CreateTable) first.statements().get(0);
    catalog.createTable(create.table(), create.schema());

    assertThat(migrator.apply(List.of(first))).containsExactly(first.name());
    assertThat(table("device_vitals").sortOrder().fields()).hasSize(2);
  }

  @Test
  void theHistoryTellsWhatWasAppliedWhenAndHowMuchOfIt() {
    migrator.apply(Migration.released().subList(0, 2));
    migrator.apply(Migration.released().subList(0, 3));

    assertThat(history())
        .containsExactly(
            "1 V001__device_records 4 2026-01-01T12:00Z",
            "2 V002__care_profiles_and_acknowledgements 4 2026-01-01T12:00Z",
            "3 V003__scores_and_alerts 4 2026-01-01T12:00Z");
  }

  @Test
  void aLakeThatRememberedInItsNamespaceGoesOnFromThere() {
    Migration first = Migration.released().get(0);
    Migration second = Migration.released().get(1);
    ((SupportsNamespaces) catalog)
        .createNamespace(
            Namespace.of(Lake.NAMESPACE), Map.of("migration." + first.name(), first.checksum()));

    assertThat(migrator.apply(List.of(first, second))).containsExactly(second.name());
    assertThat(history())
        .containsExactly(
            "1 V001__device_records null null",
            "2 V002__care_profiles_and_acknowledgements 4 2026-01-01T12:00Z");
    assertThat(migrator.apply(List.of(first, second))).isEmpty();
  }

  @Test
  void aFileChangedSinceItWasRememberedInTheNamespaceIsRefused() {
    Migration first = Migration.released().get(0);
    ((SupportsNamespaces) catalog)
        .createNamespace(
            Namespace.of(Lake.NAMESPACE), Map.of("migration." + first.name(), "another"));

    assertThatThrownBy(() -> migrator.apply(List.of(first)))
        .hasMessageStartingWith("Migration V001__device_records.sql was changed");
  }

  @Test
  void tablesHaveTheFormatPartitioningAndOrderOfTheirDdl() {
    migrator.apply(Migration.released());

    Table vitals = table("device_vitals");
    assertThat(vitals.properties())
        .containsEntry("write.parquet.compression-codec", "zstd")
        .containsEntry("write.distribution-mode", "none");
    assertThat(vitals.spec().fields())
        .map(Object::toString)
        .map(field -> field.replaceAll("\\d+: ", ""))
        .containsExactly("eventTime_day: day(5)", "patientId_bucket: bucket[8](1)");
    assertThat(vitals.sortOrder().fields())
        .map(field -> vitals.schema().findColumnName(field.sourceId()))
        .containsExactly("patientId", "eventTime");
    assertThat(vitals.schema().findField("heartRate").doc())
        .isEqualTo("Heart rate, /min, plausible 0 to 300.");
  }

  @Test
  void aColumnThatCameLaterLiesWhereItsDdlSays() {
    List<Migration> migrations = new ArrayList<>(Migration.released());
    migrations.add(
        new Migration(
            "V%03d__later".formatted(migrations.size() + 1),
            """
            ALTER TABLE lifesign.alerts ADD COLUMN origin STRING AFTER alertId;
            ALTER TABLE lifesign.alerts ADD COLUMN evidence.element.remark STRING COMMENT 'r' AFTER unit;
            """));
    migrator.apply(Migration.released());

    Schema planned = migrator.planned(migrations).get("alerts");
    assertThat(table("alerts").schema().findField("origin")).isNull();

    migrator.apply(migrations);
    Schema alerts = table("alerts").schema();
    assertThat(alerts.columns().get(1).name()).isEqualTo("origin");
    assertThat(alerts.findField("evidence.element.remark").doc()).isEqualTo("r");
    assertThat(names(planned)).isEqualTo(names(alerts));
    assertThat(migrator.apply(migrations)).isEmpty();
  }

  @Test
  void whatIsPlannedForALakeThatIsNotThereIsNotMade() {
    assertThat(migrator.planned(Migration.released())).hasSize(19).containsKey("alerts");
    assertThat(((SupportsNamespaces) catalog).listNamespaces()).isEmpty();
  }

  private static List<String> names(Schema schema) {
    return List.copyOf(TypeUtil.indexByName(schema.asStruct()).keySet());
  }

  private List<String> history() {
    List<String> lines = new ArrayList<>();
    IcebergGenerics.read(table(SchemaHistory.TABLE))
        .build()
        .forEach(
            row ->
                lines.add(
                    row.getField("version")
                        + " "
                        + row.getField("name")
                        + " "
                        + row.getField("statements")
                        + " "
                        + row.getField("appliedAt")));
    return lines.stream().sorted().toList();
  }

  private Table table(String name) {
    return catalog.loadTable(Lake.identifier(name));
  }

  private Map<String, String> locations() {
    return catalog.listTables(Namespace.of(Lake.NAMESPACE)).stream()
        .collect(Collectors.toMap(id -> id.name(), id -> metadata(id.name())));
  }

  private String metadata(String name) {
    Table table = table(name);
    return ((HasTableOperations) table).operations().current().metadataFileLocation();
  }
}
