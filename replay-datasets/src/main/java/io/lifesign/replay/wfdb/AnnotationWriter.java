package io.lifesign.replay.wfdb;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes an annotation file of the MIT format, field order as WFDB writes it. */
public final class AnnotationWriter {

  private static final int MAX_AUX = 255;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private long sample;
  private int channel;
  private int number;

  private AnnotationWriter() {}

  /** Writes all of them, in their order. */
  public static void write(Path file, List<Annotation> annotations) throws IOException {
    Files.write(file, bytes(annotations));
  }

  static byte[] bytes(List<Annotation> annotations) {
    AnnotationWriter writer = new AnnotationWriter();
    annotations.forEach(writer::one);
    writer.word(0, 0);
    return writer.out.toByteArray();
  }

  private void one(Annotation annotation) {
    long interval = annotation.sample() - sample;
    sample = annotation.sample();
    if (interval < 0 || interval > AnnotationWords.INTERVAL_MASK) {
      skip(Math.toIntExact(interval));
      interval = 0;
    }
    word(annotation.code(), (int) interval);
    if (annotation.subtype() != 0) {
      word(AnnotationWords.SUBTYPE, annotation.subtype());
    }
    if (annotation.channel() != channel) {
      channel = annotation.channel();
      word(AnnotationWords.CHANNEL, channel);
    }
    if (annotation.number() != number) {
      number = annotation.number();
      word(AnnotationWords.NUMBER, number);
    }
    if (!annotation.aux().isEmpty()) {
      aux(annotation.aux());
    }
  }

  private void skip(int interval) {
    word(AnnotationWords.SKIP, 0);
    // the high half first, as the PDP-11 did
    half(interval >>> 16);
    half(interval & 0xFFFF);
  }

  private void aux(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    if (bytes.length > MAX_AUX) {
      throw new IllegalArgumentException(
          "a text of an annotation has at most " + MAX_AUX + " bytes");
    }
    word(AnnotationWords.AUX, bytes.length);
    out.writeBytes(bytes);
    if (bytes.length % 2 != 0) {
      out.write(0);
    }
  }

  private void word(int code, int value) {
    half(code << AnnotationWords.CODE_SHIFT | value & AnnotationWords.INTERVAL_MASK);
  }

  private void half(int bits) {
    out.write(bits);
    out.write(bits >>> 8);
  }
}
