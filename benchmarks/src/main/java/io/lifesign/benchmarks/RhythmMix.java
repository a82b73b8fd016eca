package io.lifesign.benchmarks;

import io.lifesign.clinical.ecg.BeatClass;
import java.util.SplittableRandom;

/** Which beats a heart makes, for benchmarks. */
enum RhythmMix {
  /** Mostly normal; one beat in ten is ventricular, in the company that such beats keep. */
  TEN_PER_CENT(
      "NNNNNNNNNNNNNNNNNN",
      "NNNNNNNNNNNNNV",
      "NNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNV",
      "NNNNNNNNNVV",
      "NNNNNNNNNNNNNNNNNNNNNNVVV",
      "NVNVNVNNNNNNNNNNNNNNNNNNNNN",
      "NNNNNNNNNNNNNNNNNS"),
  /** Every beat is news to every pattern. */
  WORST("NVNVNVNV", "NNVNNVNNV", "VV", "NVVV", "SV", "VVVVVNV", "FV");

  private final String[] phrases;

  RhythmMix(String... phrases) {
    this.phrases = phrases;
  }

  /** The beats of one heart without end. */
  Beats beats(long seed) {
    return new Beats(seed);
  }

  /** A heart that beats on. */
  final class Beats {
    private final SplittableRandom random;
    private String phrase = "";
    private int next;

    private Beats(long seed) {
      random = new SplittableRandom(seed);
    }

    BeatClass next() {
      if (next == phrase.length()) {
        phrase = phrases[random.nextInt(phrases.length)];
        next = 0;
      }
      return switch (phrase.charAt(next++)) {
        case 'V' -> BeatClass.V;
        case 'S' -> BeatClass.S;
        case 'F' -> BeatClass.F;
        default -> BeatClass.N;
      };
    }

    long rrMicros() {
      return 600_000 + random.nextInt(300_000);
    }
  }
}
