package io.lifesign.replay.evaluate;

import java.util.Collection;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * Shares averaged over records, each record of the same weight, those without the event left out.
 */
public record MeanFigures(Shares qrs, Shares veb, Shares sveb) {

  /** In per cent; null where no record has one. */
  public record Shares(Double se, Double ppv) {

    static Shares of(Collection<EventCounts> records) {
      return new Shares(mean(records, EventCounts::se), mean(records, EventCounts::ppv));
    }

    private static Double mean(
        Collection<EventCounts> records, Function<EventCounts, Double> share) {
      OptionalDouble mean =
          records.stream()
              .map(share)
              .filter(Objects::nonNull)
              .mapToDouble(Double::doubleValue)
              .average();
      return mean.isPresent() ? Percent.rounded(mean.getAsDouble()) : null;
    }
  }

  static MeanFigures of(Collection<Figures> records) {
    return new MeanFigures(
        Shares.of(records.stream().map(Figures::qrs).toList()),
        Shares.of(records.stream().map(Figures::veb).toList()),
        Shares.of(records.stream().map(Figures::sveb).toList()));
  }
}
