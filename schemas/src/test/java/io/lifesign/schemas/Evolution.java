package io.lifesign.schemas;

import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.Incompatibility;

/** What keeps a schema from reading records of a released one, or the other way round. */
final class Evolution {

  private Evolution() {}

  /** One sentence for each break, naming field and reason; empty if both can read each other. */
  static List<String> breaks(Schema current, Schema released) {
    List<String> breaks = new ArrayList<>();
    for (Incompatibility found : incompatibilities(current, released)) {
      breaks.add("cannot read released records: " + told(found, current));
    }
    for (Incompatibility found : incompatibilities(released, current)) {
      breaks.add("cannot be read by released readers: " + told(found, released));
    }
    return breaks;
  }

  private static List<Incompatibility> incompatibilities(Schema reader, Schema writer) {
    return SchemaCompatibility.checkReaderWriterCompatibility(reader, writer)
        .getResult()
        .getIncompatibilities();
  }

  private static String told(Incompatibility found, Schema reader) {
    return "field "
        + field(found.getLocation(), reader)
        + ": "
        + found.getType()
        + " ("
        + found.getMessage()
        + ")";
  }

  /** The dotted name of the field that a JSON pointer into the reader's schema leads to. */
  private static String field(String pointer, Schema reader) {
    StringBuilder name = new StringBuilder(reader.getName());
    Schema at = reader;
    String[] steps = pointer.split("/", -1);
    for (int i = 1; i < steps.length; i++) {
      if (steps[i].equals("fields") && i + 1 < steps.length) {
        Schema.Field field = at.getFields().get(Integer.parseInt(steps[++i]));
        name.append('.').append(field.name());
        at = field.schema();
      } else if (steps[i].equals("items")) {
        at = at.getElementType();
      } else if (steps[i].equals("values")) {
        at = at.getValueType();
      } else if (at.isUnion() && steps[i].matches("\\d+")) {
        at = at.getTypes().get(Integer.parseInt(steps[i]));
      }
    }
    return name.toString();
  }
}
