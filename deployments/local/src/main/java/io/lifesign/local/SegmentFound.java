package io.lifesign.local;

/**
 * A file of a broker that holds the patient, or that could not be read to its end.
 *
 * @param path of the file
 * @param topic whose records the file holds; empty if it holds none
 * @param records of the patient, decoded
 * @param last offset of the last of them, -1 if there is none
 * @param raw whether the bytes of the file, not decoded, hold the identifier
 * @param unread bytes that no batch could be read from
 */
record SegmentFound(
    String path, String topic, int partition, long records, long last, boolean raw, long unread) {

  /** Whether it holds the patient, and is not merely unread. */
  boolean patient() {
    return records > 0 || raw;
  }
}
