package io.lifesign.clinical.deterioration;

import io.lifesign.clinical.deterioration.SlidingExtreme.Counts;
import io.lifesign.clinical.deterioration.SlidingExtreme.Of;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** What the rules that look back compare with. Mutable. */
final class Trends {

  /** Lowest complete NEWS2 total. */
  final SlidingExtreme news2 = new SlidingExtreme(Of.LOWEST, Counts.WHILE_STANDING);

  /** Lowest shock index, thousandths. */
  final SlidingExtreme shockIndex = new SlidingExtreme(Of.LOWEST, Counts.WHEN_MEASURED);

  /** Highest systolic pressure, mmHg. */
  final SlidingExtreme systolic = new SlidingExtreme(Of.HIGHEST, Counts.WHEN_MEASURED);

  /** Highest respiratory rate, /min. */
  final SlidingExtreme respiratoryRate = new SlidingExtreme(Of.HIGHEST, Counts.WHEN_MEASURED);

  /** Lowest (best) NEWS2 band of SpO2. */
  final SlidingExtreme spo2Band = new SlidingExtreme(Of.LOWEST, Counts.WHEN_MEASURED);

  /** Lowest oxygen: 0 on air, 1 on oxygen. */
  final SlidingExtreme oxygen = new SlidingExtreme(Of.LOWEST, Counts.WHILE_STANDING);

  /** Lowest oxygen flow, tenths of L/min. */
  final SlidingExtreme oxygenFlow = new SlidingExtreme(Of.LOWEST, Counts.WHILE_STANDING);

  /** Lowest inspired fraction, %. */
  final SlidingExtreme fio2 = new SlidingExtreme(Of.LOWEST, Counts.WHILE_STANDING);

  private SlidingExtreme[] all() {
    return new SlidingExtreme[] {
      news2, shockIndex, systolic, respiratoryRate, spo2Band, oxygen, oxygenFlow, fio2
    };
  }

  void write(DataOutput out) throws IOException {
    for (SlidingExtreme trend : all()) {
      trend.write(out);
    }
  }

  void readFrom(DataInput in) throws IOException {
    for (SlidingExtreme trend : all()) {
      trend.readFrom(in);
    }
  }
}
