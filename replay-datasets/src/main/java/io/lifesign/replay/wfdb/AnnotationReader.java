package io.lifesign.replay.wfdb;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads an annotation file of the MIT format. */
final class AnnotationReader {

  private final Path file;
  private final byte[] bytes;
  private final List<Annotation> annotations = new ArrayList<>();
  private int at;
  private long sample;
  private int channel;
  private int number;

  private AnnotationReader(Path file, byte[] bytes) {
    this.file = file;
    this.bytes = bytes;
  }

  static List<Annotation> read(Path file) {
    return new AnnotationReader(file, WfdbFiles.bytes(file)).all();
  }

  private List<Annotation> all() {
    // a file that just stops is read as if it ended: old ones have no end mark
    while (at < bytes.length) {
      int word = word();
      if (word == 0) {
        break;
      }
      one(word >> AnnotationWords.CODE_SHIFT, word & AnnotationWords.INTERVAL_MASK);
    }
    return annotations;
  }

  private void one(int code, int value) {
    switch (code) {
      case AnnotationWords.SKIP -> sample += word() << 16 | word();
      case AnnotationWords.NUMBER -> amend((byte) value);
      case AnnotationWords.SUBTYPE -> amendSubtype((byte) value);
      case AnnotationWords.CHANNEL -> amendChannel(value & 0xFF);
      case AnnotationWords.AUX -> amendAux(value);
      default -> {
        sample += value;
        // code 0 with an interval only moves on
        if (code != 0) {
          annotations.add(new Annotation(sample, code, 0, channel, number, ""));
        }
      }
    }
  }

  private void amend(int newNumber) {
    number = newNumber;
    Annotation last = last();
    replaceLast(
        new Annotation(
            last.sample(), last.code(), last.subtype(), last.channel(), newNumber, last.aux()));
  }

  private void amendChannel(int newChannel) {
    channel = newChannel;
    Annotation last = last();
    replaceLast(
        new Annotation(
            last.sample(), last.code(), last.subtype(), newChannel, last.number(), last.aux()));
  }

  private void amendSubtype(int subtype) {
    Annotation last = last();
    replaceLast(
        new Annotation(
            last.sample(), last.code(), subtype, last.channel(), last.number(), last.aux()));
  }

  private void amendAux(int length) {
    if (at + length > bytes.length) {
      throw WfdbException.atByte(file, at, "a text runs beyond the end of the file");
    }
    String aux = new String(bytes, at, length, StandardCharsets.ISO_8859_1);
    at += length + length % 2;
    Annotation last = last();
    replaceLast(
        new Annotation(
            last.sample(), last.code(), last.subtype(), last.channel(), last.number(), aux));
  }

  private Annotation last() {
    if (annotations.isEmpty()) {
      throw WfdbException.atByte(file, at, "a field comes before any annotation");
    }
    return annotations.get(annotations.size() - 1);
  }

  private void replaceLast(Annotation annotation) {
    annotations.set(annotations.size() - 1, annotation);
  }

  private int word() {
    if (at + 2 > bytes.length) {
      throw WfdbException.atByte(file, at, "the file ends within an annotation");
    }
    int word = bytes[at] & 0xFF | (bytes[at + 1] & 0xFF) << 8;
    at += 2;
    return word;
  }
}
