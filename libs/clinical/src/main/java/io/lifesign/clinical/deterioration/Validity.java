package io.lifesign.clinical.deterioration;

import io.lifesign.clinical.vitals.Parameter;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * How long a value may be scored, by parameter and method (docs/clinical-decisions.md, "Validity").
 *
 * @param continuousMinutes by {@link Parameter#ordinal()}, for sensors that stay on, min
 * @param spotMinutes by {@link Parameter#ordinal()}, for spot measurements, min
 */
public record Validity(List<Integer> continuousMinutes, List<Integer> spotMinutes)
    implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final long MINUTE_MICROS = 60_000_000;

  public Validity {
    continuousMinutes = List.copyOf(continuousMinutes);
    spotMinutes = List.copyOf(spotMinutes);
    if (continuousMinutes.size() != Parameter.COUNT || spotMinutes.size() != Parameter.COUNT) {
      throw new IllegalArgumentException("A validity is needed for each parameter");
    }
  }

  /** The same for every parameter. */
  public static Validity of(int continuousMinutes, int spotMinutes) {
    return new Validity(
        Collections.nCopies(Parameter.COUNT, continuousMinutes),
        Collections.nCopies(Parameter.COUNT, spotMinutes));
  }

  /** This, but for one parameter. */
  public Validity with(Parameter parameter, int continuous, int spot) {
    List<Integer> continuousMinutes = new ArrayList<>(this.continuousMinutes);
    List<Integer> spotMinutes = new ArrayList<>(this.spotMinutes);
    continuousMinutes.set(parameter.ordinal(), continuous);
    spotMinutes.set(parameter.ordinal(), spot);
    return new Validity(continuousMinutes, spotMinutes);
  }

  long micros(Parameter parameter, boolean continuous) {
    return (continuous ? continuousMinutes : spotMinutes).get(parameter.ordinal()) * MINUTE_MICROS;
  }
}
