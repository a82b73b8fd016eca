package io.lifesign.replay.ecg;

import io.lifesign.clinical.ecg.Lead;
import java.util.ArrayList;
import java.util.List;

/** Which channels a monitor has, and how it digitises them. */
enum Signals {
  TWO_LEADS,
  TWO_LEADS_AND_PULSE;

  static final double UNITS_PER_MILLIVOLT = 200;
  static final double UNITS_PER_PULSE = 1_000;

  private static final Lead TWO = ecg("II");
  private static final Lead V1 = ecg("V1");
  private static final Lead PLETH =
      new Lead("PLETH", Lead.Kind.PLETH, UNITS_PER_PULSE, 0, /* attached= */ true);

  private static Lead ecg(String name) {
    return new Lead(name, Lead.Kind.ECG, UNITS_PER_MILLIVOLT, 0, /* attached= */ true);
  }

  List<Lead> leads() {
    List<Lead> leads = new ArrayList<>(List.of(TWO, V1));
    if (this == TWO_LEADS_AND_PULSE) {
      leads.add(PLETH);
    }
    return leads;
  }
}
