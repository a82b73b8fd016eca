package io.lifesign.arrhythmia;

import io.lifesign.clinical.ecg.BeatClass;
import io.lifesign.clinical.ecg.SignalTick;
import io.lifesign.clinical.rhythm.RhythmReading.Said;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** A restless heart on a restless signal: everything the rules speak of, and their near misses. */
final class RandomScript {

  /** T for a ventricular beat that may come early enough, and be followed by a pause. */
  private static final String R_ON_T = "NNNNNNNNNNNTN";

  private static final long[] INTERVALS = {
    250_000, 300_000, 400_000, 599_000, 600_000, 601_000, 800_000, 900_000, 1_125_000, 1_500_000,
    1_501_000, 2_000_000, 2_000_001, 3_000_001, 4_500_000
  };
  private static final String[] PHRASES = {
    "N",
    "N",
    "NNNN",
    "NV",
    "NVNVNV",
    "NVNVNVNV",
    "NNVNNVNNV",
    "V",
    "VV",
    "VVV",
    "VVVV",
    "VVVVV",
    "VVVVVVVVVVVV",
    "SSSSS",
    "SSSSSSSS",
    "NNNNNNNNNNNNNNNNNNN",
    "S",
    "F",
    "Q",
    "NNV",
    "NNNV",
    R_ON_T,
    R_ON_T
  };

  private RandomScript() {}

  static Script of(String patientId, String deviceId, long start, int seconds, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Script script = new Script(patientId, deviceId, start);
    SignalTick.State state = SignalTick.State.USABLE;
    boolean fibrillates = false;
    boolean irregular = false;
    boolean pulses = false;
    String phrase = "";
    long interval = 800_000;
    long at = start + 100_000;
    while (script.nowMicros() < start + seconds * Script.SECOND) {
      if (random.nextInt(8) == 0) {
        state = SignalTick.State.values()[Math.max(0, random.nextInt(12) - 8)];
      }
      fibrillates ^= random.nextInt(7) == 0;
      irregular ^= random.nextInt(irregular ? 50 : 25) == 0;
      pulses ^= random.nextInt(9) == 0;
      List<Said> beats = new ArrayList<>();
      boolean seen = state == SignalTick.State.USABLE || state == SignalTick.State.POOR;
      while (at < script.nowMicros() + Script.SECOND) {
        if (phrase.isEmpty()) {
          phrase = PHRASES[random.nextInt(PHRASES.length)];
          interval = phrase.equals(R_ON_T) ? 900_000 : INTERVALS[random.nextInt(INTERVALS.length)];
        }
        boolean early = phrase.startsWith("T");
        if (early) {
          at -= interval - 220_000 - random.nextInt(100_000);
        }
        if (seen && at >= script.nowMicros()) {
          beats.add(
              script.beat(early ? BeatClass.V : BeatClass.valueOf(phrase.substring(0, 1)), at));
        }
        phrase = phrase.substring(1);
        at += interval + (early ? 200_000 + random.nextInt(300_000) : 0);
        at += random.nextInt(6) == 0 ? random.nextInt(200_000) : 0;
      }
      long to = script.nowMicros() + Script.SECOND;
      SignalTick.Pulse pulse =
          pulses
              ? new SignalTick.Pulse(
                  to - random.nextInt(3_000_000), random.nextInt(160), random.nextDouble())
              : null;
      script.second(
          state,
          fibrillates ? 0.5 + random.nextDouble() / 2 : random.nextDouble() / 2,
          irregular ? 0.5 : 0.4,
          pulse,
          beats);
    }
    return script;
  }
}
