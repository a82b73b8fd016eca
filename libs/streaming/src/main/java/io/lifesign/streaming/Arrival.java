package io.lifesign.streaming;

/**
 * What came out of one Kafka record: a usable record, a tick, or a dead one.
 *
 * @param record the usable record, else null
 * @param dead the dead one, else null
 * @param eventMicros event time of the record or tick, us
 * @param clockMicros progress of the record's partition when it arrived (the record not counted),
 *     us; {@link Long#MIN_VALUE} until the partition clock has stamped it
 * @param value the record's bytes as they came, for a verdict that needs them later
 * @param writer of a tick whose it is, else null; known at the source alone
 */
public record Arrival<T>(
    Position position,
    T record,
    DeadRecord dead,
    long eventMicros,
    long clockMicros,
    byte[] value,
    Writer writer) {

  /** Kafka's timestamps count in milliseconds. */
  private static final long WITHIN_MILLI_MICROS = 999;

  /** A record that can be used. */
  public static <T> Arrival<T> of(Position position, T record, long eventMicros, byte[] value) {
    return new Arrival<>(position, record, null, eventMicros, Long.MIN_VALUE, value, null);
  }

  /** The passing of time. */
  static <T> Arrival<T> tick(Position position, long atMicros, Writer writer) {
    return new Arrival<>(position, null, null, atMicros, Long.MIN_VALUE, null, writer);
  }

  /** A record that cannot be used. */
  public static <T> Arrival<T> dead(DeadRecord dead) {
    return new Arrival<>(dead.position(), null, dead, Long.MIN_VALUE, Long.MIN_VALUE, null, null);
  }

  public boolean usable() {
    return record != null;
  }

  /** Whether it moves its partition's clock: a usable record or a tick does, a dead one never. */
  public boolean movesTime() {
    return dead == null;
  }

  /**
   * To where it moves its partition's clock, us. A device whose clock is ahead moves it no further
   * than its record's arrival: else everybody whose clock is right would be late.
   */
  long progressMicros() {
    return usable()
        ? Math.min(eventMicros, position.timestampMicros() + WITHIN_MILLI_MICROS)
        : eventMicros;
  }

  /** Whether it lies at or behind its partition's progress by the lateness. */
  public boolean late(long latenessMicros) {
    return clockMicros != Long.MIN_VALUE && eventMicros <= clockMicros - latenessMicros;
  }

  /** The passing of time. */
  public static <T> Arrival<T> tick(Position position, long atMicros) {
    return tick(position, atMicros, Writer.GATEWAY);
  }

  /** The same without its bytes: what waits long need not keep them. */
  public Arrival<T> withoutValue() {
    return new Arrival<>(position, record, dead, eventMicros, clockMicros, null, writer);
  }

  /** The same, to be decided on at another time. */
  public Arrival<T> at(long micros) {
    return new Arrival<>(position, record, dead, micros, clockMicros, value, writer);
  }

  public Arrival<T> stamped(long partitionClockMicros) {
    return new Arrival<>(position, record, dead, eventMicros, partitionClockMicros, value, writer);
  }
}
