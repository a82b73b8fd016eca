package io.lifesign.clinical.vitals;

import java.util.ArrayList;
import java.util.List;

/** One published score as a chart: its items in order, and the points of each. */
abstract class Chart {

  private final Parameter[] items;

  Chart(Parameter... items) {
    this.items = items;
  }

  /** Points of one item, or {@link Cells#STALE} or {@link Cells#MISSING}. */
  abstract int cell(Parameter item, Observations observations, CareProfile profile);

  /** The parameter that an item was read from: itself, unless others can stand in for it. */
  Parameter source(Parameter item, Observations observations) {
    return item;
  }

  /** Why the score does not apply to the patient, or null. */
  abstract String notApplicable(CareProfile profile);

  final int size() {
    return items.length;
  }

  /** Every item's cell, packed as {@link Cells}. */
  final long cells(Observations observations, CareProfile profile) {
    long cells = 0;
    for (int i = 0; i < items.length; i++) {
      cells = Cells.with(cells, i, cell(items[i], observations, profile));
    }
    return cells;
  }

  final Score read(Observations observations, CareProfile profile) {
    String reason = notApplicable(profile);
    if (reason != null) {
      return Score.notApplicable(reason);
    }
    long cells = cells(observations, profile);
    List<Score.Item> read = new ArrayList<>(items.length);
    for (int i = 0; i < items.length; i++) {
      read.add(item(items[i], Cells.at(cells, i), observations));
    }
    return new Score(Cells.total(cells, items.length), complete(cells), null, List.copyOf(read));
  }

  /** Whether every item of the published score was measured. */
  boolean complete(long cells) {
    return Cells.measured(cells, items.length) == items.length;
  }

  private Score.Item item(Parameter item, int cell, Observations observations) {
    if (!Cells.scored(cell)) {
      return new Score.Item(item, Cells.freshness(cell), null, null);
    }
    Parameter source = source(item, observations);
    double charted = Rounding.charted(source, observations.value(source));
    return new Score.Item(source, Freshness.MEASURED, charted, cell);
  }
}
