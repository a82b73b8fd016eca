package io.lifesign.local;

import io.lifesign.replay.Arrival;
import io.lifesign.replay.Dataset;
import io.lifesign.replay.Micros;
import io.lifesign.replay.Payload;
import io.lifesign.replay.SkippedRow;
import io.lifesign.schemas.Consciousness;
import io.lifesign.schemas.MeasurementMethod;
import io.lifesign.schemas.VitalSigns;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Vitals of many patients, evenly spread over time, who fall ill and recover again. Every record is
 * a function of seed, patient and number alone, so that what was sent until somebody said stop can
 * be computed once more by whoever checks what became of it.
 */
final class ChaosLoad implements Dataset {

  static final String TOPIC = "device.vitals";

  /** How often each patient's monitor speaks. */
  static final Duration PERIOD = Duration.ofSeconds(5);

  private static final long PERIOD_MICROS = Micros.PER_SECOND * PERIOD.toSeconds();

  /** Time that passes for what has no records here must not hold decisions back for long. */
  private static final long TICK_MICROS = Micros.PER_SECOND / 4;

  /** Each patient falls ill once in so many records, and stays so for some of them. */
  private static final long COURSE = 60;

  private static final long SHORTEST_ILLNESS = 6;
  private static final long LONGEST_ILLNESS = 24;
  private static final long STRIDE = 0x9E3779B97F4A7C15L;

  private final long seed;
  private final int patients;
  private final long startMicros;
  private final long limit;
  private volatile long sent;
  private volatile boolean stopped;

  private ChaosLoad(long seed, int patients, long startMicros, long limit) {
    this.seed = seed;
    this.patients = patients;
    this.startMicros = startMicros;
    this.limit = limit;
  }

  /**
   * A load without end.
   *
   * @param startMicros event time of the first record, us
   */
  static ChaosLoad endless(long seed, int patients, long startMicros) {
    return new ChaosLoad(seed, patients, startMicros, Long.MAX_VALUE);
  }

  /** Ends the load with the record that is being sent. */
  void stop() {
    stopped = true;
  }

  /** The records that were sent, as a load of their own. */
  ChaosLoad asSent() {
    return new ChaosLoad(seed, patients, startMicros, sent);
  }

  @Override
  public Stream<Arrival> arrivals() {
    return LongStream.range(0, limit).takeWhile(number -> !stopped).mapToObj(this::arrival);
  }

  private Arrival arrival(long number) {
    sent = number + 1;
    int patient = (int) (number % patients);
    long turn = number / patients;
    long at = atMicros(number);
    String key = "chaos-" + patient;
    return new Arrival(at, TOPIC, key, new Payload.Vitals(reading(key, patient, turn, at)));
  }

  private long atMicros(long number) {
    return startMicros
        + number / patients * PERIOD_MICROS
        + number % patients * PERIOD_MICROS / patients;
  }

  private VitalSigns reading(String key, int patient, long turn, long atMicros) {
    SplittableRandom course = random(patient, -1 - turn / COURSE);
    long begin = course.nextLong(COURSE - LONGEST_ILLNESS);
    long end = begin + course.nextLong(SHORTEST_ILLNESS, LONGEST_ILLNESS);
    boolean shock = course.nextBoolean();
    boolean ill = turn % COURSE >= begin && turn % COURSE < end;
    SplittableRandom noise = random(patient, turn);
    VitalSigns.Builder reading =
        VitalSigns.newBuilder()
            .setPatientId(key)
            .setDeviceId("monitor-" + patient)
            .setBootId("b1")
            .setSequence(turn)
            .setEventTime(Micros.instant(atMicros))
            .setMethod(MeasurementMethod.CONTINUOUS)
            .setTemperature(37.0 + noise.nextInt(4) / 10.0)
            .setConsciousness(Consciousness.ALERT)
            .setSupplementalOxygen(false)
            .setDiastolic(70.0 + noise.nextInt(5));
    if (ill && shock) {
      reading.setHeartRate(118.0 + noise.nextInt(8)).setSystolic(84.0 + noise.nextInt(6));
    } else {
      reading.setHeartRate(68.0 + noise.nextInt(8)).setSystolic(122.0 + noise.nextInt(8));
    }
    if (ill) {
      reading
          .setRespiratoryRate(shock ? 25.0 + noise.nextInt(3) : 7.0 + noise.nextInt(2))
          .setSpo2(shock ? 95.0 : 88.0 + noise.nextInt(3));
    } else {
      reading.setRespiratoryRate(14.0 + noise.nextInt(4)).setSpo2(96.0 + noise.nextInt(3));
    }
    return reading.build();
  }

  private SplittableRandom random(int patient, long number) {
    return new SplittableRandom(
        seed ^ (patient + 1) * STRIDE ^ Long.rotateLeft(number * STRIDE, 31));
  }

  @Override
  public String name() {
    return "chaos";
  }

  @Override
  public String note() {
    return patients + " patients, a reading each in " + PERIOD.toSeconds() + " s, seed " + seed;
  }

  @Override
  public long startMicros() {
    return startMicros;
  }

  @Override
  public long endMicros() {
    return atMicros(Math.max(0, size() - 1));
  }

  @Override
  public long tickMicros() {
    return TICK_MICROS;
  }

  @Override
  public long size() {
    return limit == Long.MAX_VALUE ? sent : limit;
  }

  @Override
  public List<SkippedRow> skipped() {
    return List.of();
  }

  @Override
  public Dataset shiftedBy(Duration wholeDays) {
    return new ChaosLoad(
        seed, patients, startMicros + wholeDays.toMillis() * Micros.PER_MILLI, limit);
  }
}
