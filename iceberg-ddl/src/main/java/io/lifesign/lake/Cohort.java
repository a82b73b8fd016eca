package io.lifesign.lake;

import java.time.Instant;

/**
 * Patients that were chosen by a condition.
 *
 * @param name also that of the tag that the tables carry
 * @param patients how many
 * @param where the condition, on the view {@code patients}
 */
public record Cohort(String name, long patients, Instant createdAt, String where) {}
