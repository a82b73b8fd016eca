package io.lifesign.clinical.readmission;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * What codes mean, read from a text beside this class: lines of key, code system, and prefixes or
 * ranges of prefixes of equal length such as {@code I60-I69}. A code of ICD means what each of its
 * prefixes does; one of SNOMED CT only what it does itself.
 *
 * @param <T> the keys
 */
final class CodeTable<T> {

  private static final int SHORTEST = 3;
  private static final Map<String, CodeSystem> SYSTEMS =
      Map.of("ICD9", CodeSystem.ICD9, "ICD10", CodeSystem.ICD10, "SNOMED", CodeSystem.SNOMED_CT);

  private final Map<CodeSystem, Map<String, List<T>>> keys = new EnumMap<>(CodeSystem.class);
  private final Map<CodeSystem, Integer> longest = new EnumMap<>(CodeSystem.class);

  private CodeTable() {}

  static <T> CodeTable<T> beside(String name, Function<String, T> key) {
    CodeTable<T> table = new CodeTable<>();
    try (InputStream in = CodeTable.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("The table of codes " + name + " is not there.");
      }
      BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (!line.isBlank() && !line.startsWith("#")) {
          table.add(line.strip().split(" +"), key);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return table;
  }

  private void add(String[] line, Function<String, T> key) {
    T value = key.apply(line[0]);
    CodeSystem system = SYSTEMS.get(line[1]);
    if (system == null) {
      throw new IllegalStateException("A table of codes names the unknown system " + line[1] + ".");
    }
    for (int i = 2; i < line.length; i++) {
      for (String prefix : expanded(line[i])) {
        keys.computeIfAbsent(system, any -> new HashMap<>())
            .computeIfAbsent(prefix, any -> new ArrayList<>())
            .add(value);
        longest.merge(system, prefix.length(), Math::max);
      }
    }
  }

  /** Both ends and what is between them: they differ in their last digits only. */
  private static List<String> expanded(String range) {
    int dash = range.indexOf('-');
    if (dash < 0) {
      return List.of(range);
    }
    String from = range.substring(0, dash);
    String to = range.substring(dash + 1);
    int same = Character.isLetter(from.charAt(0)) ? 1 : 0;
    String letter = from.substring(0, same);
    int digits = from.length() - same;
    if (from.length() != to.length() || !to.startsWith(letter)) {
      throw new IllegalStateException("A table of codes holds the unequal range " + range + ".");
    }
    List<String> all = new ArrayList<>();
    int last = Integer.parseInt(to.substring(same));
    for (int n = Integer.parseInt(from.substring(same)); n <= last; n++) {
      String text = String.valueOf(n);
      all.add(letter + "0".repeat(digits - text.length()) + text);
    }
    return all;
  }

  /** Whether there is anything on codes of this system. */
  boolean reads(CodeSystem system) {
    return keys.containsKey(system);
  }

  /** The keys that a code stands for; none where the table does not name it. */
  List<T> of(Code code) {
    Map<String, List<T>> bySystem = keys.get(code.system());
    if (bySystem == null || code.value() == null) {
      return List.of();
    }
    if (code.system() == CodeSystem.SNOMED_CT) {
      return bySystem.getOrDefault(code.value().strip(), List.of());
    }
    String value = normal(code);
    List<T> found = List.of();
    int end = Math.min(longest.get(code.system()), value.length());
    for (int length = SHORTEST; length <= end; length++) {
      List<T> more = bySystem.get(value.substring(0, length));
      if (more != null) {
        found = found.isEmpty() ? more : joined(found, more);
      }
    }
    return found;
  }

  private static <T> List<T> joined(List<T> some, List<T> more) {
    List<T> both = new ArrayList<>(some);
    both.addAll(more);
    return both;
  }

  /**
   * The code in capitals without its dot and whatever a nation puts behind it (a space, a dagger, a
   * plus). ICD-9-CM gets the leading zeros back that spreadsheets take: 8.45 is 008.45, 38 is 038.
   */
  static String normal(Code code) {
    String text = code.value().strip().toUpperCase(Locale.ROOT);
    int end = 0;
    int dot = -1;
    while (end < text.length()) {
      char c = text.charAt(end);
      if (c == '.' && dot < 0) {
        dot = end;
      } else if (!(c >= '0' && c <= '9') && !(c >= 'A' && c <= 'Z')) {
        break;
      }
      end++;
    }
    String whole = text.substring(0, dot < 0 ? end : dot);
    String rest = dot < 0 ? "" : text.substring(dot + 1, end);
    boolean number = !whole.isEmpty() && Character.isDigit(whole.charAt(0));
    if (code.system() == CodeSystem.ICD9 && number && whole.length() < SHORTEST) {
      whole = "0".repeat(SHORTEST - whole.length()) + whole;
    }
    return whole + rest;
  }
}
