package io.lifesign.fhir.in;

import ca.uhn.fhir.parser.ErrorHandlerAdapter;
import ca.uhn.fhir.parser.json.BaseJsonLikeValue.ScalarType;
import ca.uhn.fhir.parser.json.BaseJsonLikeValue.ValueType;

/** The first thing that HAPI's parser would have dropped in silence. One resource's; not shared. */
final class ParseFaults extends ErrorHandlerAdapter {

  /**
   * @param value what was written there, to find its place; null if the name alone tells
   */
  record Fault(String element, String value, String detail) {}

  private Fault first;

  /** Null if there was none. */
  Fault first() {
    return first;
  }

  @Override
  public void incorrectJsonType(
      IParseLocation location,
      String element,
      ValueType expected,
      ScalarType expectedScalar,
      ValueType found,
      ScalarType foundScalar) {
    add(element, null, "JSON of another type than its definition says");
  }

  @Override
  public void invalidValue(IParseLocation location, String value, String error) {
    add(location == null ? null : location.getParentElementName(), value, "no valid value");
  }

  @Override
  public void missingRequiredElement(IParseLocation location, String element) {
    add(element, null, "missing in what contains it");
  }

  @Override
  public void unexpectedRepeatingElement(IParseLocation location, String element) {
    add(element, null, "given more than once");
  }

  @Override
  public void unknownAttribute(IParseLocation location, String attribute) {
    add(attribute, null, "not known to FHIR R4 there");
  }

  @Override
  public void unknownElement(IParseLocation location, String element) {
    add(element, null, "not known to FHIR R4 there");
  }

  private void add(String element, String value, String detail) {
    if (first == null) {
      first = new Fault(element, value, detail);
    }
  }
}
