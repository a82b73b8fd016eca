package io.lifesign.clinical.readmission;

import java.util.List;
import java.util.Objects;

/**
 * What an index says of a stay.
 *
 * @param index its name and variant, such as {@code hospital-2016}
 * @param total sum of the points that could be given: a lower bound where not complete
 * @param complete whether every item had its value
 * @param band of the total: where not complete, at least this
 */
public record IndexResult(
    String index, int total, boolean complete, RiskBand band, List<Item> items) {

  /**
   * An item of the index.
   *
   * @param points null if its value is not known
   * @param value what the points stand for, 1 and 0 for yes and no; NaN if not known
   */
  public record Item(String name, Integer points, double value) {

    static Item of(String name, int points, double value) {
      return new Item(name, points, value);
    }

    static Item missing(String name) {
      return new Item(name, null, Double.NaN);
    }

    /** Points for yes, none for no; missing for NaN. */
    static Item flag(String name, double value, int points) {
      return Double.isNaN(value) ? missing(name) : of(name, value == 0 ? 0 : points, value);
    }
  }

  public IndexResult {
    items = List.copyOf(items);
  }

  /**
   * @param intermediateFrom least total of the band
   * @param highFrom least total of the band
   */
  static IndexResult of(String index, List<Item> items, int intermediateFrom, int highFrom) {
    int total =
        items.stream().map(Item::points).filter(Objects::nonNull).mapToInt(points -> points).sum();
    RiskBand band =
        total >= highFrom
            ? RiskBand.HIGH
            : total >= intermediateFrom ? RiskBand.INTERMEDIATE : RiskBand.LOW;
    boolean complete = items.stream().allMatch(item -> item.points() != null);
    return new IndexResult(index, total, complete, band, items);
  }
}
