package io.lifesign.fhir.in;

import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.model.Segment;
import ca.uhn.hl7v2.util.Terser;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * One segment of an HL7 v2 message.
 *
 * @param place its place among the segments of its name, 1 for the first
 */
record Hl7Segment(String name, int place, Segment fields) {

  /** Segments of which a message has many: they are always told by their place. */
  private static final Set<String> MANY = Set.of("DG1", "PR1", "OBR", "OBX");

  /** HL7's word for "delete what you have": nothing is told. */
  private static final String NULL = "\"\"";

  String path() {
    return place > 1 || MANY.contains(name) ? name + "[" + place + "]" : name;
  }

  String path(int field) {
    return path() + "-" + field;
  }

  /** The first component of a field; null if it is empty. */
  String get(int field) throws InvalidElement {
    return get(field, 1);
  }

  String get(int field, int component) throws InvalidElement {
    return get(field, 0, component);
  }

  /** That component of every repetition of a field, the empty ones left out. */
  List<String> all(int field, int component) throws InvalidElement {
    List<String> values = new ArrayList<>();
    for (int repetition = 0; repetition < repetitions(field); repetition++) {
      String value = get(field, repetition, component);
      if (value != null) {
        values.add(value);
      }
    }
    return values;
  }

  private int repetitions(int field) throws InvalidElement {
    try {
      return field <= fields.numFields() ? fields.getField(field).length : 0;
    } catch (HL7Exception e) {
      throw new InvalidElement(path(field), "cannot be read");
    }
  }

  private String get(int field, int repetition, int component) throws InvalidElement {
    if (field > fields.numFields()) {
      return null;
    }
    try {
      String value = Terser.get(fields, field, repetition, component, 1);
      if (value == null || value.isBlank() || value.equals(NULL)) {
        return null;
      }
      return Codings.bounded(value.strip());
    } catch (HL7Exception e) {
      throw new InvalidElement(path(field), "cannot be read");
    }
  }
}
