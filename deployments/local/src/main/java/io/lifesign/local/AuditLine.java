package io.lifesign.local;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.SortedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One line of the audit log: JSON whose last member is the SHA-256 of all before it, which has the
 * hash of the line before.
 *
 * @param number from 1
 * @param at when, UTC, ISO 8601
 * @param who user of the operating system
 * @param object what was acted on; a patient only by keyed hash
 * @param begun with an outcome: the number of the line that tells of the beginning
 * @param details parameters at the beginning, results at the end
 * @param previous hash of the line before; zeros before the first
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({
  "number",
  "at",
  "who",
  "act",
  "object",
  "phase",
  "begun",
  "details",
  "previous"
})
record AuditLine(
    long number,
    String at,
    String who,
    String act,
    String object,
    Phase phase,
    Long begun,
    SortedMap<String, String> details,
    String previous) {

  static final String NOTHING = "0".repeat(64);

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  private static final Pattern SEALED = Pattern.compile("(.*),\"hash\":\"([0-9a-f]{64})\"}");

  /** How far an act is. */
  enum Phase {
    BEGUN,
    DONE,
    FAILED
  }

  /** A line with the hash that seals it. */
  record Sealed(AuditLine line, String hash) {}

  /** The line as it is written, without its end of line. */
  String text() {
    String body = body();
    return body.substring(0, body.length() - 1) + ",\"hash\":\"" + hash(body) + "\"}";
  }

  String hash() {
    return hash(body());
  }

  /** What a line says; empty if its hash is not that of what it says. */
  static Optional<Sealed> read(String text) {
    Matcher sealed = SEALED.matcher(text);
    if (!sealed.matches()) {
      return Optional.empty();
    }
    String body = sealed.group(1) + "}";
    if (!hash(body).equals(sealed.group(2))) {
      return Optional.empty();
    }
    try {
      return Optional.of(new Sealed(JSON.readValue(body, AuditLine.class), sealed.group(2)));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private String body() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String hash(String body) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
