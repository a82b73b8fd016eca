package io.lifesign.replay.wfdb;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a .hea file of a record of one segment. */
final class HeaderParser {

  private static final double DEFAULT_HERTZ = 250;

  private static final Pattern RECORD =
      Pattern.compile(
          "(?<name>[^\\s/]+)(?<segments>/\\d+)?\\s+(?<signals>\\d+)"
              + "(?:\\s+(?<hertz>[\\d.eE+-]+)(?:/\\S+)?(?:\\s+(?<samples>\\d+)(?:\\s+.*)?)?)?");

  private final Path file;
  private final List<HeaderSignal> signals = new ArrayList<>();
  private final List<String> comments = new ArrayList<>();
  private Matcher record;
  private int expected;

  private HeaderParser(Path file) {
    this.file = file;
  }

  static WfdbHeader read(Path file) {
    String text = new String(WfdbFiles.bytes(file), StandardCharsets.ISO_8859_1);
    return new HeaderParser(file).parse(text.lines().toList());
  }

  private WfdbHeader parse(List<String> lines) {
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (line.startsWith("#")) {
        comments.add(line.substring(1).strip());
      } else if (!line.isEmpty()) {
        line(i + 1, line);
      }
    }
    if (record == null) {
      throw WfdbException.in(file, "there is no record line");
    }
    if (signals.size() < expected) {
      throw WfdbException.in(
          file, "the record line says " + expected + " signals, " + signals.size() + " follow");
    }
    String hertz = record.group("hertz");
    String samples = record.group("samples");
    return new WfdbHeader(
        record.group("name"),
        hertz == null ? DEFAULT_HERTZ : Double.parseDouble(hertz),
        samples == null ? 0 : Long.parseLong(samples),
        List.copyOf(signals),
        List.copyOf(comments));
  }

  private void line(int number, String line) {
    try {
      if (record == null) {
        recordLine(line);
      } else if (signals.size() < expected) {
        signals.add(SignalLine.parse(line));
      } else {
        throw new IllegalArgumentException("there are more signal lines than signals");
      }
    } catch (IllegalArgumentException e) {
      throw WfdbException.atLine(file, number, e.getMessage());
    }
  }

  private void recordLine(String line) {
    Matcher matcher = RECORD.matcher(line);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("this is not a record line");
    }
    if (matcher.group("segments") != null) {
      throw new IllegalArgumentException("records of several segments are not read");
    }
    String hertz = matcher.group("hertz");
    if (hertz != null && !(Numbers.decimal("sampling rate", hertz) > 0)) {
      throw new IllegalArgumentException("the sampling rate is not above 0");
    }
    if (matcher.group("samples") != null) {
      Numbers.whole("number of samples", matcher.group("samples"));
    }
    record = matcher;
    expected = Numbers.whole("number of signals", matcher.group("signals"));
  }
}
