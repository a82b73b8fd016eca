package io.lifesign.replay.wfdb;

import io.lifesign.clinical.ecg.BeatClass;
import java.util.Optional;

/**
 * One annotation of the MIT format.
 *
 * @param sample where it is, samples since the record began
 * @param code of six bits; {@link MitCode} names those that have one meaning
 * @param subtype -128 to 127
 * @param channel signal it belongs to, 0-255; like {@code number} it holds until another is given
 * @param number free for the annotator, -128 to 127
 * @param aux text, or bytes as ISO 8859-1; empty if there is none
 */
public record Annotation(long sample, int code, int subtype, int channel, int number, String aux) {

  public Annotation(long sample, MitCode code) {
    this(sample, code.number(), 0, 0, 0, "");
  }

  public Annotation(long sample, MitCode code, String aux) {
    this(sample, code.number(), 0, 0, 0, aux);
  }

  public boolean is(MitCode other) {
    return code == other.number();
  }

  /** Empty if it is not a beat. */
  public Optional<BeatClass> beatClass() {
    return MitCode.of(code).flatMap(MitCode::beatClass);
  }

  /** The text without the zero bytes that old files end it with. */
  public String text() {
    int end = aux.indexOf('\0');
    return (end < 0 ? aux : aux.substring(0, end)).strip();
  }
}
