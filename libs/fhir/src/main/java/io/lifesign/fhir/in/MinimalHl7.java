package io.lifesign.fhir.in;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An HL7 v2 message with no more in it than {@link Hl7Reader} reads, and other names in place of
 * ids. Every segment keeps its place; of those that are not read the name alone is left.
 */
public final class MinimalHl7 {

  /** How much of a field is kept. */
  private enum Keep {
    /** The first component of each repetition. */
    FIRST,
    /** That, under another name. */
    ID,
    /** The components of a message's type. */
    TYPE,
    /** Code and system, and their alternatives, without the words for them. */
    CODE,
    /** A result that is a number, a bound or a ratio; of words nothing. */
    RESULT
  }

  private static final Map<String, Map<Integer, Keep>> READ =
      Map.of(
          "MSH", Map.of(7, Keep.FIRST, 9, Keep.TYPE, 11, Keep.FIRST, 12, Keep.FIRST),
          "EVN", Map.of(1, Keep.FIRST, 2, Keep.FIRST, 6, Keep.FIRST),
          "PID",
              Map.of(
                  3,
                  Keep.ID,
                  7,
                  Keep.FIRST,
                  8,
                  Keep.FIRST,
                  18,
                  Keep.ID,
                  29,
                  Keep.FIRST,
                  30,
                  Keep.FIRST),
          "PV1",
              Map.of(
                  2,
                  Keep.FIRST,
                  4,
                  Keep.FIRST,
                  10,
                  Keep.FIRST,
                  14,
                  Keep.FIRST,
                  19,
                  Keep.ID,
                  36,
                  Keep.FIRST,
                  44,
                  Keep.FIRST,
                  45,
                  Keep.FIRST),
          "DG1",
              Map.of(
                  2,
                  Keep.FIRST,
                  3,
                  Keep.CODE,
                  5,
                  Keep.FIRST,
                  6,
                  Keep.FIRST,
                  15,
                  Keep.FIRST,
                  20,
                  Keep.ID,
                  21,
                  Keep.FIRST),
          "PR1", Map.of(2, Keep.FIRST, 3, Keep.CODE, 5, Keep.FIRST, 19, Keep.ID, 20, Keep.FIRST),
          "OBR", Map.of(2, Keep.ID, 3, Keep.ID, 4, Keep.CODE, 7, Keep.FIRST, 24, Keep.FIRST),
          "OBX",
              Map.of(
                  2,
                  Keep.FIRST,
                  3,
                  Keep.CODE,
                  4,
                  Keep.FIRST,
                  5,
                  Keep.RESULT,
                  6,
                  Keep.FIRST,
                  11,
                  Keep.FIRST,
                  14,
                  Keep.FIRST));

  private static final String HEADER = "MSH";
  private static final Pattern NAME = Pattern.compile("[A-Z][A-Z0-9]{2}");
  private static final Pattern RESULT = Pattern.compile("[<>=+.\\d-]*");

  /** Longer ones are no codes and no times. */
  private static final int MOST_CHARS = 60;

  private static final int NAME_CHARS = 3;

  /** Two codes, each with its words and its system; the words count from 0. */
  private static final int MOST_COMPONENTS = 6;

  private static final Set<Integer> WORDS = Set.of(1, 4);

  private final UnaryOperator<String> names;

  /**
   * @param names gives the same name for the same id
   */
  public MinimalHl7(UnaryOperator<String> names) {
    this.names = names;
  }

  /** The message; empty if it is none, for then nobody knows what is in it. */
  public String of(String body) {
    List<String> lines = Hl7Segments.lines(body);
    Matcher header = Hl7Segments.HEADER.matcher(lines.get(0));
    if (body.length() > BoundedJson.MOST_CHARS || !header.matches()) {
      return "";
    }
    Separators separators = new Separators(header.group(1), header.group(2));
    StringBuilder out = new StringBuilder();
    for (String line : lines) {
      out.append(segment(line, separators)).append('\r');
    }
    return out.toString();
  }

  /**
   * Of one message: between fields, and inside them component, repetition, escape, subcomponent.
   */
  private record Separators(String field, String encoding) {

    String component() {
      return encoding.substring(0, 1);
    }

    String repetition() {
      return encoding.substring(1, 2);
    }

    String escape() {
      return encoding.substring(2, 3);
    }

    String subcomponent() {
      return encoding.substring(3, 4);
    }

    String plain(String text) {
      String escape = escape();
      return text.replace(escape + "F" + escape, field)
          .replace(escape + "S" + escape, component())
          .replace(escape + "R" + escape, repetition())
          .replace(escape + "T" + escape, subcomponent())
          .replace(escape + "E" + escape, escape);
    }
  }

  private String segment(String line, Separators separators) {
    String name = line.length() < NAME_CHARS ? line : line.substring(0, NAME_CHARS);
    Map<Integer, Keep> read = READ.get(name);
    if (read == null) {
      return NAME.matcher(name).matches() ? name : "ZZZ";
    }
    String[] fields = split(line, separators.field());
    // MSH counts its own separator as its first field
    int shift = name.equals(HEADER) ? 1 : 0;
    List<String> kept = new ArrayList<>();
    kept.add(name);
    for (int i = 1; i < fields.length; i++) {
      Keep keep = read.get(i + shift);
      boolean encoding = name.equals(HEADER) && i == 1;
      kept.add(encoding ? fields[i] : keep == null ? "" : field(fields[i], keep, separators));
    }
    return String.join(separators.field(), kept);
  }

  private String field(String field, Keep keep, Separators separators) {
    StringJoiner out = new StringJoiner(separators.repetition());
    for (String repetition : split(field, separators.repetition())) {
      String[] components = split(repetition, separators.component());
      out.add(
          switch (keep) {
            case FIRST -> bounded(first(components[0], separators));
            case ID -> id(first(components[0], separators), separators);
            case TYPE -> codes(components, Set.of(), separators);
            case CODE -> codes(components, WORDS, separators);
            case RESULT -> result(components, separators);
          });
    }
    return out.toString();
  }

  private String id(String id, Separators separators) {
    String plain = separators.plain(id).strip();
    return plain.equals("\"\"") ? plain : names.apply(plain);
  }

  private static String codes(String[] components, Set<Integer> words, Separators separators) {
    StringJoiner out = new StringJoiner(separators.component());
    for (int i = 0; i < Math.min(components.length, MOST_COMPONENTS); i++) {
      out.add(words.contains(i) ? "" : bounded(first(components[i], separators)));
    }
    return out.toString();
  }

  private static String result(String[] components, Separators separators) {
    StringJoiner out = new StringJoiner(separators.component());
    for (String component : components) {
      // a number that is none is refused as one, with or without what it was
      boolean number = RESULT.matcher(component).matches() && component.length() <= MOST_CHARS;
      out.add(number ? component : "-");
    }
    return out.toString();
  }

  private static String first(String component, Separators separators) {
    return split(component, separators.subcomponent())[0];
  }

  private static String bounded(String text) {
    return text.length() > MOST_CHARS ? "" : text;
  }

  private static String[] split(String text, String separator) {
    return text.split(Pattern.quote(separator), -1);
  }
}
