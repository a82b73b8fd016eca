package io.lifesign.lake.upkeep;

import io.lifesign.lake.Lake;
import io.lifesign.lake.QueryRefused;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.iceberg.HasTableOperations;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableOperations;
import org.apache.iceberg.exceptions.CommitFailedException;

/**
 * The right to maintain a lake, held by one at a time and lost with time. It is a property of the
 * table schema_history, which nobody else writes to, so any catalog can keep it.
 *
 * <p>Two maintainers at once would do no harm to a row, since Iceberg refuses the commit that comes
 * second, but all its work would be for nothing. So it is enough that a REST catalog, which
 * compares no properties, may let two through that ask within the same milliseconds.
 *
 * @param owner name of the holder, unique to its run
 */
public record Lease(String owner, Duration length) implements Serializable {

  static final String PROPERTY = "lifesign.maintained-by";

  private static final String UNTIL = " until ";

  private record Held(String owner, Instant until) {

    static Optional<Held> in(TableMetadata metadata) {
      String value = metadata.properties().get(PROPERTY);
      if (value == null) {
        return Optional.empty();
      }
      int end = value.lastIndexOf(UNTIL);
      return Optional.of(
          new Held(value.substring(0, end), Instant.parse(value.substring(end + UNTIL.length()))));
    }
  }

  /**
   * Takes the lease, or holds it longer.
   *
   * @throws QueryRefused if another holds it
   */
  public void hold(Lake lake, Instant now) {
    TableOperations operations = operations(lake);
    TableMetadata before = operations.refresh();
    Held.in(before)
        .filter(held -> !held.owner().equals(owner) && held.until().isAfter(now))
        .ifPresent(
            held -> {
              throw refused(held);
            });
    TableMetadata after =
        TableMetadata.buildFrom(before)
            .setProperties(
                Map.of(PROPERTY, owner + UNTIL + now.plus(length).truncatedTo(ChronoUnit.SECONDS)))
            .build();
    try {
      operations.commit(before, after);
    } catch (CommitFailedException e) {
      throw new QueryRefused("Another maintainer took this lake in the same moment", e);
    }
    Held.in(operations.refresh())
        .filter(held -> !held.owner().equals(owner))
        .ifPresent(
            held -> {
              throw refused(held);
            });
  }

  /** Gives the lease back, if it is still this owner's. */
  public void release(Lake lake) {
    TableOperations operations = operations(lake);
    TableMetadata before = operations.refresh();
    if (Held.in(before).map(Held::owner).filter(owner::equals).isPresent()) {
      operations.commit(
          before, TableMetadata.buildFrom(before).removeProperties(Set.of(PROPERTY)).build());
    }
  }

  private static QueryRefused refused(Held held) {
    return new QueryRefused(
        "This lake is being maintained by " + held.owner() + UNTIL + held.until(), null);
  }

  private static TableOperations operations(Lake lake) {
    return ((HasTableOperations) lake.history()).operations();
  }
}
