package io.lifesign.replay.wfdb;

import io.lifesign.clinical.ecg.EcgChunk;
import java.util.Optional;

/** How samples lie in a signal file. */
enum SampleFormat {
  /** Two bytes, the low one first. */
  FORMAT_16(16, Short.MIN_VALUE) {
    @Override
    long bytes(long samples) {
      return 2 * samples;
    }

    @Override
    long samplesIn(long bytes) {
      return bytes / 2;
    }

    @Override
    int sample(byte[] file, int start, int index) {
      int at = start + 2 * index;
      return (short) (file[at] & 0xFF | file[at + 1] << 8);
    }
  },

  /** Two samples of 12 bits in three bytes; the middle byte holds both high nibbles. */
  FORMAT_212(212, -2048) {
    @Override
    long bytes(long samples) {
      return samples / 2 * 3 + samples % 2 * 2;
    }

    @Override
    long samplesIn(long bytes) {
      return bytes / 3 * 2 + bytes % 3 / 2;
    }

    @Override
    int sample(byte[] file, int start, int index) {
      int at = start + index / 2 * 3;
      int bits =
          index % 2 == 0
              ? (file[at + 1] & 0x0F) << 8 | file[at] & 0xFF
              : (file[at + 1] & 0xF0) << 4 | file[at + 2] & 0xFF;
      return bits << 20 >> 20;
    }
  };

  private final int number;
  private final int missing;

  SampleFormat(int number, int missing) {
    this.number = number;
    this.missing = missing;
  }

  static Optional<SampleFormat> of(int number) {
    for (SampleFormat format : values()) {
      if (format.number == number) {
        return Optional.of(format);
      }
    }
    return Optional.empty();
  }

  abstract long bytes(long samples);

  abstract long samplesIn(long bytes);

  /** The sample of that index behind the byte {@code start}, ADC units. */
  abstract int sample(byte[] file, int start, int index);

  /** The sample as chunks carry it: the format's own mark of a missing one becomes theirs. */
  short carried(int sample) {
    return sample == missing ? EcgChunk.MISSING : (short) sample;
  }
}
