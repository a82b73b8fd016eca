package io.lifesign.fhir.in;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The ways in which FHIR writes where a resource is. */
final class References {

  private static final Pattern CONDITIONAL =
      Pattern.compile("([A-Za-z]+)\\?(?:[^#]*&)?identifier=([^&#]*).*");

  /** Relative or absolute, with or without a version. */
  private static final Pattern LITERAL =
      Pattern.compile("(?:.*/)?([A-Z][A-Za-z]+)/([^/?#]+)(?:/_history/[^/]*)?");

  private static final Pattern URN = Pattern.compile("urn:(?:uuid|oid):(.+)");

  private References() {}

  /** The resource type that a reference names, null if it names none. */
  static String typeOf(String reference) {
    Matcher conditional = CONDITIONAL.matcher(reference);
    if (conditional.matches()) {
      return conditional.group(1);
    }
    Matcher literal = LITERAL.matcher(reference);
    return literal.matches() ? literal.group(1) : null;
  }

  /** The id or, of a conditional one, the identifier's value; null if there is neither. */
  static String idOf(String reference) {
    Matcher urn = URN.matcher(reference);
    if (urn.matches()) {
      return urn.group(1);
    }
    if (isConditional(reference)) {
      return identifierOf(reference);
    }
    Matcher literal = LITERAL.matcher(reference);
    return literal.matches() ? literal.group(2) : null;
  }

  static boolean isConditional(String reference) {
    return reference.indexOf('?') >= 0;
  }

  /** The value in {@code Patient?identifier=system|value}; null if it searches otherwise. */
  private static String identifierOf(String reference) {
    Matcher conditional = CONDITIONAL.matcher(reference);
    if (!conditional.matches()) {
      return null;
    }
    String token = decoded(conditional.group(2));
    String value = token.substring(token.indexOf('|') + 1);
    return value.isEmpty() ? null : value;
  }

  /** The same reference to what has another name: equal ones stay equal. */
  static String renamed(String reference, UnaryOperator<String> names) {
    if (reference.startsWith("#")) {
      return renamedLocal(reference, names);
    }
    Matcher urn = URN.matcher(reference);
    if (urn.matches()) {
      return reference.substring(0, urn.start(1)) + names.apply(urn.group(1));
    }
    if (isConditional(reference)) {
      String value = identifierOf(reference);
      // one that searches otherwise points nowhere, by any name
      return value == null
          ? names.apply(reference)
          : typeOf(reference) + "?identifier=" + names.apply(value);
    }
    Matcher literal = LITERAL.matcher(reference);
    return literal.matches()
        ? reference.substring(0, literal.start(2))
            + names.apply(literal.group(2))
            + reference.substring(literal.end(2))
        : names.apply(reference);
  }

  /** The same of an id inside a resource, which may have a number sign before it. */
  static String renamedLocal(String id, UnaryOperator<String> names) {
    return id.startsWith("#") ? "#" + names.apply(id.substring(1)) : names.apply(id);
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      // a stray percent sign: it stands for itself
      return text;
    }
  }
}
