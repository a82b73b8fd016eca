package io.lifesign.landing;

import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;

/**
 * What a writer's schema can say and a reader's cannot. Avro drops such fields and turns such
 * symbols into the enum's default, without a word.
 */
final class Surplus {

  private final List<String> names = new ArrayList<>();

  private Surplus() {}

  /** Fields by dotted name, and symbols as {@code field=SYMBOL}; none if nothing gets lost. */
  static List<String> of(Schema writer, Schema reader) {
    Surplus surplus = new Surplus();
    surplus.compare(writer, reader, "");
    return List.copyOf(surplus.names);
  }

  private void compare(Schema writer, Schema reader, String place) {
    Schema written = ValueShape.nonNull(writer);
    Schema read = ValueShape.nonNull(reader);
    if (written.getType() != read.getType()) {
      return; // a promotion, which loses nothing
    }
    switch (written.getType()) {
      case RECORD -> fields(written, read, place.isEmpty() ? "" : place + ".");
      case ARRAY -> compare(written.getElementType(), read.getElementType(), place);
      case ENUM ->
          written.getEnumSymbols().stream()
              .filter(symbol -> !read.hasEnumSymbol(symbol))
              .forEach(symbol -> names.add(place + "=" + symbol));
      default -> {}
    }
  }

  private void fields(Schema written, Schema read, String prefix) {
    for (Schema.Field field : written.getFields()) {
      Schema.Field known = read.getField(field.name());
      if (known == null) {
        names.add(prefix + field.name());
      } else {
        compare(field.schema(), known.schema(), prefix + field.name());
      }
    }
  }
}
