package io.lifesign.replay.wfdb;

import io.lifesign.clinical.ecg.Lead;
import java.util.Locale;
import java.util.Set;

/** What a signal measures, read from its name, else from its unit. */
final class Leads {

  private static final Set<String> PULSE = Set.of("PLETH", "PPG", "PLETHYSMOGRAM");
  private static final Set<String> PRESSURE = Set.of("ABP", "ART", "BP", "AOBP", "IBP");
  private static final Set<String> OTHER = Set.of("RESP", "CO2", "SPO2", "O2", "EEG", "EMG", "EOG");

  private Leads() {}

  static Lead of(HeaderSignal signal) {
    return new Lead(
        signal.description(), kind(signal), signal.gain(), signal.baseline(), /* attached= */ true);
  }

  /** Pressures of the veins and the lung are no pulse to count: carried as OTHER. */
  private static Lead.Kind kind(HeaderSignal signal) {
    String name = signal.description().strip().toUpperCase(Locale.ROOT);
    if (PULSE.contains(name)) {
      return Lead.Kind.PLETH;
    }
    if (PRESSURE.contains(name)) {
      return Lead.Kind.PRESSURE;
    }
    if (OTHER.contains(name)) {
      return Lead.Kind.OTHER;
    }
    return name.startsWith("ECG") || millivolts(signal.units()) ? Lead.Kind.ECG : Lead.Kind.OTHER;
  }

  private static boolean millivolts(String units) {
    return units.equalsIgnoreCase("mV") || units.equalsIgnoreCase("uV");
  }
}
