package io.lifesign.fhirserver;

import ca.uhn.fhir.rest.param.ParameterUtil;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.TokenOrListParam;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.util.UrlUtil;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Which resources are meant: all that are given must hold, one of each list.
 *
 * @param identifiers as {@code system|value}; null for any, likewise all others
 * @param tags as {@code system|code}
 * @param patient id or identifier of the patient
 */
record Criteria(List<String> identifiers, List<String> tags, List<String> ids, String patient) {

  /**
   * The criteria of a conditional write, as in {@code Flag?identifier=system|value}; null for none.
   *
   * @throws InvalidRequestException if it speaks of anything but identifier and _tag
   */
  static Criteria parse(String url) {
    if (url == null || url.isBlank()) {
      return null;
    }
    // as a header it may be the query alone, the type with it, or a whole address
    String query = url.substring(url.indexOf('?') + 1);
    Map<String, String[]> parameters = UrlUtil.parseQueryString(query);
    if (parameters.isEmpty() || !List.of("identifier", "_tag").containsAll(parameters.keySet())) {
      throw new InvalidRequestException(
          "A condition of this server is identifier or _tag, not: " + query);
    }
    return new Criteria(
        values(parameters.get("identifier")), values(parameters.get("_tag")), null, null);
  }

  /** One value a parameter: a condition with alternatives would not say which is to be written. */
  private static List<String> values(String[] parameters) {
    return parameters == null ? null : Stream.of(parameters).map(ParameterUtil::unescape).toList();
  }

  static List<String> tokens(TokenOrListParam tokens) {
    return tokens == null
        ? null
        : tokens.getValuesAsQueryTokens().stream()
            .map(
                token ->
                    token.getSystem() == null
                        ? token.getValue()
                        : token.getSystem() + "|" + token.getValue())
            .toList();
  }

  static List<String> values(TokenOrListParam tokens) {
    return tokens == null
        ? null
        : tokens.getValuesAsQueryTokens().stream().map(token -> token.getValue()).toList();
  }

  static String patient(ReferenceParam reference) {
    return reference == null ? null : reference.getIdPart();
  }
}
