package io.lifesign.clinical.deterioration;

import java.lang.reflect.RecordComponent;

/**
 * Public records as text: a line {@code path=value} for each component, in the order of their
 * declaration.
 */
final class CanonicalText {

  private CanonicalText() {}

  static String of(String path, Record value) {
    StringBuilder text = new StringBuilder();
    for (RecordComponent component : value.getClass().getRecordComponents()) {
      String inner = path + "." + component.getName();
      Object part = part(component, value);
      if (part instanceof Record nested) {
        text.append(of(inner, nested));
      } else {
        text.append(inner).append('=').append(part).append('\n');
      }
    }
    return text.toString();
  }

  private static Object part(RecordComponent component, Record value) {
    try {
      return component.getAccessor().invoke(value);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Not a public record: " + value.getClass(), e);
    }
  }
}
