package io.lifesign.clinical.alert;

import java.io.Serializable;
import java.util.List;

/**
 * How alerts of one rule behave. What the rule looks for stands with its condition; this is its
 * life.
 *
 * @param id stable name in kebab case, for example {@code news2-high}
 * @param version rises with every change of meaning
 * @param rank orders signals of the same instant; lower first
 * @param technical concerns the equipment rather than the patient
 * @param latching lethal: stays until acknowledged and gone, and no pause mutes it
 * @param beginHoldMicros how long the condition must hold before it counts, us
 * @param endHoldMicros how long it must be clear before it ends, us
 * @param suppressedBy ids of rules whose active alert holds this one back
 */
public record Rule(
    String id,
    int version,
    int rank,
    Priority priority,
    boolean technical,
    boolean latching,
    long beginHoldMicros,
    long endHoldMicros,
    List<String> suppressedBy)
    implements Serializable {

  private static final long serialVersionUID = 1;
}
