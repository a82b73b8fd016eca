package io.lifesign.lake.erase;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether bytes outside the lake, of a record or a file, hold one patient's identifier. */
public final class PatientBytes {

  private final Mention mention;

  /**
   * @param patient id of the patient
   */
  public PatientBytes(String patient) {
    this.mention = new Mention(patient);
  }

  /** Whether they do; null holds nothing. */
  public boolean in(byte[] bytes) {
    return bytes != null && mention.in(bytes, bytes.length);
  }

  /** Whether a text does. */
  public boolean in(CharSequence text) {
    return mention.in(text);
  }

  /** Whether a file does, as its bytes lie there. */
  public boolean in(Path file) {
    try (InputStream stream = Files.newInputStream(file)) {
      return RawBytes.hold(mention, stream);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
