package io.lifesign.replay.ehr;

/**
 * A message of an EHR before it is sent.
 *
 * @param atMicros when it would have been sent, us since the epoch; may lie before it
 * @param messageId among messages of one instant, the later has the greater one: it breaks ties
 */
record EhrDraft(long atMicros, String patientId, String messageId, String body) {}
