package io.lifesign.lake.reconcile;

import io.lifesign.lake.Erasures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.CloseableIterable;

/** Which records a table of verdicts speaks of, each once, whichever job spoke. */
final class Verdicts {

  /** Reasons of dead letters whose records landing could not decode either. */
  private static final Set<String> UNDECODABLE =
      Set.of(
          "NOT_AVRO_WIRE_FORMAT",
          "UNKNOWN_SCHEMA_ID",
          "SCHEMA_MISMATCH",
          "TRUNCATED_OR_CORRUPT",
          "UNWRITABLE");

  private static final String ERASED_DEAD = "DEAD ";

  private record Key(String topic, int partition) {}

  private final Map<Key, OffsetSet> offsets = new HashMap<>();

  private Verdicts() {}

  static Verdicts dead(Table letters) {
    return read(letters, "reason", reason -> true);
  }

  static Verdicts undecodable(Table letters) {
    return read(letters, "reason", UNDECODABLE::contains);
  }

  static Verdicts of(Table outcomes, String verdict) {
    return read(outcomes, "verdict", verdict::equals);
  }

  private static Verdicts read(Table table, String column, Predicate<String> wanted) {
    Verdicts verdicts = new Verdicts();
    try (CloseableIterable<Record> rows =
        IcebergGenerics.read(table).select("topic", "partition", "offset", column).build()) {
      for (Record row : rows) {
        if (wanted.test((String) row.getField(column))) {
          Key key = new Key((String) row.getField("topic"), (Integer) row.getField("partition"));
          verdicts
              .offsets
              .computeIfAbsent(key, each -> new OffsetSet())
              .add((Long) row.getField("offset"));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return verdicts;
  }

  /** The ticks that erasures wrote. */
  static Verdicts ticks(Erasures erasures) {
    return new Verdicts().and(erasures, Erasures.TICK::equals);
  }

  /** Adds the records whose rows were erased with their patient. */
  Verdicts and(Erasures erasures, Predicate<String> what) {
    erasures.read(
        what,
        (topic, partition, erased) ->
            offsets
                .computeIfAbsent(new Key(topic, partition), each -> new OffsetSet())
                .addAll(erased));
    return this;
  }

  /** What the table of erasures says of a dead letter. */
  static boolean erasedDead(String what) {
    return what.startsWith(ERASED_DEAD);
  }

  /** Records that have no row since it was erased, or since the dead letter that said why was. */
  static boolean erasedRow(String what) {
    return what.equals("ROW")
        || (erasedDead(what) && UNDECODABLE.contains(what.substring(ERASED_DEAD.length())));
  }

  OffsetSet on(String topic, int partition) {
    return offsets.getOrDefault(new Key(topic, partition), new OffsetSet());
  }
}
