package io.lifesign.lake.erase;

import io.lifesign.lake.SealedColumns;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.Schema;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.types.Types.NestedField;

/**
 * What becomes of a row: the patient's own goes, another patient's stays, and where it speaks of
 * this one in a text, the identifier in it is replaced. A row of a table that names no patient goes
 * as soon as it speaks of this one anywhere.
 */
final class RowRule {

  static final String PATIENT = "patientId";

  private final Mention mention;
  private final String table;
  private final SealedColumns sealed;
  private final boolean namesPatients;

  RowRule(Mention mention, String table, Schema schema, SealedColumns sealed) {
    this.mention = mention;
    this.table = table;
    this.sealed = sealed;
    this.namesPatients = schema.findField(PATIENT) != null;
  }

  /** Whether this row may not stay as it is. */
  boolean concerns(Record row) {
    return namesPatients
        ? mention.is(row.getField(PATIENT)) || spokenOfIn(row, false)
        : spokenOfIn(row, true);
  }

  /** The row as it stays, if it does. */
  Optional<Record> apply(Record row) {
    if (!concerns(row)) {
      return Optional.of(row);
    }
    return !namesPatients || mention.is(row.getField(PATIENT))
        ? Optional.empty()
        : Optional.of(cleaned(row));
  }

  private boolean spokenOfIn(Record row, boolean bytesToo) {
    return row.struct().fields().stream()
        .anyMatch(column -> spokenOf(sealed.opened(table, column.name(), row), bytesToo));
  }

  /** Without the patient in any text; what is sealed and speaks of nobody else stays as it is. */
  private Record cleaned(Record row) {
    Record copy = row.copy();
    for (NestedField column : row.struct().fields()) {
      Object value = row.getField(column.name());
      Object opened = sealed.opened(table, column.name(), row);
      if (opened == value) {
        copy.setField(column.name(), without(value));
      } else if (opened instanceof String text && mention.in(text)) {
        copy.setField(
            column.name(), sealed.resealed(table, column.name(), row, mention.without(text)));
      }
    }
    return copy;
  }

  /**
   * @param bytesToo whether binary columns are looked into: where rows name their patient these are
   *     waveforms, in which anything may be found by chance
   */
  private boolean spokenOf(Object value, boolean bytesToo) {
    if (value instanceof CharSequence text) {
      return mention.in(text);
    }
    if (value instanceof ByteBuffer bytes) {
      return bytesToo && mention.in(bytes);
    }
    if (value instanceof Record record) {
      for (int i = 0; i < record.size(); i++) {
        if (spokenOf(record.get(i), bytesToo)) {
          return true;
        }
      }
      return false;
    }
    if (value instanceof List<?> list) {
      return list.stream().anyMatch(each -> spokenOf(each, bytesToo));
    }
    return value instanceof Map<?, ?> map
        && (spokenOf(List.copyOf(map.keySet()), bytesToo)
            || map.values().stream().anyMatch(each -> spokenOf(each, bytesToo)));
  }

  private Object without(Object value) {
    if (value instanceof CharSequence text) {
      return mention.without(text);
    }
    if (value instanceof Record record) {
      Record copy = record.copy();
      for (int i = 0; i < copy.size(); i++) {
        copy.set(i, without(record.get(i)));
      }
      return copy;
    }
    if (value instanceof List<?> list) {
      List<Object> copy = new ArrayList<>();
      list.forEach(each -> copy.add(without(each)));
      return copy;
    }
    if (value instanceof Map<?, ?> map) {
      Map<Object, Object> copy = new LinkedHashMap<>();
      map.forEach((key, each) -> copy.put(without(key), without(each)));
      return copy;
    }
    return value;
  }
}
