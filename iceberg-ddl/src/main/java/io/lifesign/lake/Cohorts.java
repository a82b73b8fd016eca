package io.lifesign.lake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.apache.iceberg.DeleteFiles;
import org.apache.iceberg.OverwriteFiles;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.io.CloseableIterable;

/** The cohorts of a lake: each a tag on every table, and the patients chosen as of it. */
public final class Cohorts {

  static final String TABLE = "cohorts";

  private static final String NAME = "name";
  private static final String PATIENT = "patientId";
  private static final String CREATED = "createdAt";
  private static final String WHERE = "where";

  private final LakeConfig config;
  private final Lake lake;
  private final InstantSource clock;

  /**
   * @param clock stamps the rows, and nothing else
   */
  public Cohorts(LakeConfig config, Lake lake, InstantSource clock) {
    this.config = config;
    this.lake = lake;
    this.clock = clock;
  }

  /**
   * Tags every table, then chooses the patients from what was tagged.
   *
   * @param where SQL condition on the view {@code patients}
   * @throws QueryRefused if the name is taken, the condition is wrong or nobody meets it; then no
   *     tag is left
   */
  public Cohort create(String name, String where) {
    lake.tags().create(name);
    try {
      List<String> patients = chosen(name, where);
      if (patients.isEmpty()) {
        throw new QueryRefused("No patient meets: " + where);
      }
      OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
      Table table = lake.table(TABLE);
      List<Record> rows = new ArrayList<>();
      for (String patient : patients) {
        Record row = GenericRecord.create(table.schema());
        row.setField(NAME, name);
        row.setField(PATIENT, patient);
        row.setField(CREATED, now);
        row.setField(WHERE, where);
        rows.add(row);
      }
      table.newAppend().appendFile(SmallFiles.of(table, rows)).commit();
      return new Cohort(name, patients.size(), now.toInstant(), where);
    } catch (RuntimeException e) {
      lake.tags().drop(name);
      throw e;
    }
  }

  private List<String> chosen(String tag, String where) {
    try (SqlSession session = SqlSession.openAt(config, tag)) {
      return session
          .run("SELECT DISTINCT patientId FROM patients WHERE (" + where + "\n) ORDER BY patientId")
          .rows()
          .stream()
          .map(row -> (String) row.get(0))
          .toList();
    }
  }

  /** All of them, by name. */
  public List<Cohort> list() {
    SortedMap<String, Cohort> cohorts = new TreeMap<>();
    for (Record row : rows(any -> true)) {
      String name = (String) row.getField(NAME);
      Cohort before = cohorts.get(name);
      cohorts.put(
          name,
          new Cohort(
              name,
              before == null ? 1 : before.patients() + 1,
              ((OffsetDateTime) row.getField(CREATED)).toInstant(),
              (String) row.getField(WHERE)));
    }
    return List.copyOf(cohorts.values());
  }

  /**
   * The patients of a cohort.
   *
   * @throws QueryRefused if there is none of that name
   */
  public SortedSet<String> patients(String name) {
    SortedSet<String> patients = new TreeSet<>();
    rows(row -> name.equals(row.getField(NAME)))
        .forEach(row -> patients.add((String) row.getField(PATIENT)));
    if (patients.isEmpty()) {
      throw new QueryRefused("There is no cohort " + name);
    }
    return patients;
  }

  /**
   * Forgets a cohort and takes its tag off every table.
   *
   * @throws QueryRefused if there is none of that name
   */
  public void drop(String name) {
    patients(name);
    Table table = lake.table(TABLE);
    List<Record> kept = rows(row -> !name.equals(row.getField(NAME)));
    if (kept.isEmpty()) {
      DeleteFiles all = table.newDelete().deleteFromRowFilter(Expressions.alwaysTrue());
      all.commit();
    } else {
      Snapshot read = table.currentSnapshot();
      OverwriteFiles rewrite =
          table
              .newOverwrite()
              .overwriteByRowFilter(Expressions.alwaysTrue())
              .addFile(SmallFiles.of(table, kept))
              .validateFromSnapshot(read.snapshotId())
              .conflictDetectionFilter(Expressions.alwaysTrue())
              .validateNoConflictingData();
      rewrite.commit();
    }
    lake.tags().drop(name);
  }

  private List<Record> rows(Predicate<Record> wanted) {
    List<Record> rows = new ArrayList<>();
    try (CloseableIterable<Record> all = IcebergGenerics.read(lake.table(TABLE)).build()) {
      for (Record row : all) {
        if (wanted.test(row)) {
          rows.add(row.copy());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rows;
  }
}
