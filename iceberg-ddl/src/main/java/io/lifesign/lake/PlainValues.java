package io.lifesign.lake;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.flink.types.Row;

/** Flink's values as plain ones that text and JSON can hold. */
final class PlainValues {

  private PlainValues() {}

  /** The values of a row, in order. */
  static List<Object> of(Row row) {
    List<Object> values = new ArrayList<>(row.getArity());
    for (int i = 0; i < row.getArity(); i++) {
      values.add(plain(row.getField(i)));
    }
    return values;
  }

  private static Object plain(Object value) {
    if (value == null
        || value instanceof String
        || value instanceof Number
        || value instanceof Boolean) {
      return value;
    }
    if (value instanceof Row row) {
      return nested(row);
    }
    if (value instanceof byte[] bytes) {
      return Base64.getEncoder().encodeToString(bytes);
    }
    if (value instanceof Object[] array) {
      return Arrays.stream(array).map(PlainValues::plain).collect(Collectors.toList());
    }
    if (value instanceof Map<?, ?> map) {
      SortedMap<String, Object> plain = new TreeMap<>();
      map.forEach((key, each) -> plain.put(String.valueOf(key), plain(each)));
      return plain;
    }
    return value.toString(); // times: java.time writes ISO 8601
  }

  private static Map<String, Object> nested(Row row) {
    Map<String, Object> fields = new LinkedHashMap<>();
    for (String name : row.getFieldNames(true)) {
      fields.put(name, plain(row.getField(name)));
    }
    return fields;
  }
}
