package io.lifesign.clinical.readmission;

/**
 * NEWS2 of a patient at an instant.
 *
 * @param atMicros event time, us
 * @param news2 total, 0-20; a lower bound where not complete; {@link #NOT_APPLICABLE} where there
 *     is none
 */
public record VitalsMark(long atMicros, int news2, boolean complete) {

  public static final int NOT_APPLICABLE = -1;
}
