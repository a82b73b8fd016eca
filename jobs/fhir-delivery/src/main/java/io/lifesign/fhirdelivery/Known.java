package io.lifesign.fhirdelivery;

import io.lifesign.schemas.DeadLetterReason;
import io.lifesign.streaming.Rejected;

/** Enums of the wire to the domain's: a symbol that this version does not know is refused. */
final class Known {

  private Known() {}

  /**
   * @throws Rejected naming the field
   */
  static <E extends Enum<E>> E as(Class<E> type, Enum<?> symbol, String field) throws Rejected {
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equals(symbol.name())) {
        return constant;
      }
    }
    throw new Rejected(
        DeadLetterReason.SCHEMA_MISMATCH, field + " is unknown to this version: " + symbol.name());
  }
}
