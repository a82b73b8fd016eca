package io.lifesign.fhir.in;

import java.util.SplittableRandom;
import java.util.regex.Pattern;

/** What may happen to a text on its way, and what a hostile or broken sender may write. */
final class Mutations {

  private static final String[] JSON_VALUES = {
    "null",
    "true",
    "-1",
    "1e999999999",
    "1e-999999999",
    "9".repeat(90),
    "\"\"",
    "[]",
    "{}",
    "[[]]",
    "{\"resourceType\":\"Bundle\"}",
    "\"\\u0000\"",
    "\"\\ud800\"",
    "[null]",
    "2026",
    "\"9999-99-99\"",
    "\"#\"",
    "\"?\"",
    "\"Patient?identifier=%\"",
    "\"urn:uuid:\"",
    "{\"a\":{\"a\":{\"a\":[{}]}}}"
  };

  private static final String[] HL7_VALUES = {
    "",
    "\"\"",
    "^^^^",
    "~~~~",
    "&&&",
    "\\",
    "\\X\\",
    "\\XZZ\\",
    "9".repeat(400),
    "\u0000",
    "20269999999999",
    "1e999999999",
    "NaN",
    "|",
    "^~\\&",
    "\\F\\",
    "\\.br\\",
    "\ud800",
    "-"
  };

  private final SplittableRandom random;

  Mutations(long seed) {
    random = new SplittableRandom(seed);
  }

  String ofJson(String text) {
    return switch (random.nextInt(8)) {
      case 0 -> flipped(text, 1 + random.nextInt(20));
      case 1 -> text.substring(0, random.nextInt(text.length()));
      case 2, 3, 4 ->
          swapped(text, "(?<=:)(?:\"(?:[^\"\\\\]|\\\\.)*\"|[0-9.]+|\\{\\})", JSON_VALUES);
      case 5 -> nested(text);
      case 6 -> without(text);
      default -> inserted(text, random.nextBoolean() ? "\u0000" : "\"");
    };
  }

  String ofHl7(String text) {
    return switch (random.nextInt(6)) {
      case 0 -> flipped(text, 1 + random.nextInt(20));
      case 1 -> text.substring(0, random.nextInt(text.length()));
      case 2, 3 -> swapped(text, "[^|\\r]+", HL7_VALUES);
      case 4 -> without(text);
      default -> inserted(text, HL7_VALUES[random.nextInt(HL7_VALUES.length)].repeat(50));
    };
  }

  private String flipped(String text, int times) {
    StringBuilder out = new StringBuilder(text);
    for (int i = 0; i < times; i++) {
      int at = random.nextInt(out.length());
      out.setCharAt(at, (char) (out.charAt(at) ^ (1 << random.nextInt(8))));
    }
    return out.toString();
  }

  /** One or a few of what the pattern finds replaced by something of another type. */
  private String swapped(String text, String pattern, String[] values) {
    var matches = Pattern.compile(pattern).matcher(text).results().toList();
    String out = text;
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      var match = matches.get(random.nextInt(matches.size()));
      if (match.end() <= out.length()) {
        out =
            out.substring(0, match.start())
                + values[random.nextInt(values.length)]
                + out.substring(match.end());
      }
    }
    return out;
  }

  private String nested(String text) {
    int depth = 1 << random.nextInt(17);
    int at = text.indexOf('{', random.nextInt(text.length()));
    String deep =
        random.nextBoolean()
            ? "[".repeat(depth) + "]".repeat(depth)
            : "{\"extension\":[".repeat(depth) + "]}".repeat(depth);
    return at < 0
        ? deep
        : text.substring(0, at) + "{\"contained\":" + deep + "," + text.substring(at + 1);
  }

  private String without(String text) {
    int from = random.nextInt(text.length());
    int to = Math.min(text.length(), from + random.nextInt(200));
    return text.substring(0, from) + text.substring(to);
  }

  private String inserted(String text, String what) {
    int at = random.nextInt(text.length() + 1);
    return text.substring(0, at) + what + text.substring(at);
  }
}
