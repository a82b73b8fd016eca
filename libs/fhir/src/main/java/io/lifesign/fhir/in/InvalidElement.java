package io.lifesign.fhir.in;

/** An element without which a resource cannot be used. */
final class InvalidElement extends Exception {

  private static final long serialVersionUID = 1L;

  private final String element;

  /**
   * @param element path below the resource, such as {@code period.end}
   */
  InvalidElement(String element, String detail) {
    super(detail);
    this.element = element;
  }

  String element() {
    return element;
  }
}
