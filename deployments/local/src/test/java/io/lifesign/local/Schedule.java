package io.lifesign.local;

import io.lifesign.replay.Arrival;
import io.lifesign.replay.Course;
import io.lifesign.replay.Dataset;
import io.lifesign.replay.Deliveries;
import io.lifesign.replay.Payload;
import io.lifesign.replay.RecordedDataset;
import io.lifesign.replay.ecg.CutAnywhere;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * One way that a day, and the two months of the EHR before it, could have gone, by its seed: some
 * of the patients, waveforms cut anywhere, records shuffled within the lateness and, now and then,
 * delivered twice, messages of the EHR late now and then, some monitors with a clock that is ahead;
 * three runs of it, each with its own parallelism and its own failure.
 *
 * @param live the records as they came
 */
record Schedule(long seed, Dataset live, Course liveCourse, Course replayCourse, int lakeTasks) {

  private static final int MOST_TASKS = 4;
  private static final double TWICE = 0.03;
  private static final double MONITORED_SHARE = 0.2;
  private static final double OTHERS_SHARE = 0.5;
  private static final double EHR_LATE = 0.1;
  private static final long EHR_LATEST_MICROS = TimeUnit.DAYS.toMicros(3);
  private static final String DEVICES = "device.";
  private static final double AHEAD_SHARE = 0.2;

  /** Within what a job puts up with. */
  private static final long MOST_AHEAD_MICROS = TimeUnit.SECONDS.toMicros(55);

  static Schedule of(long seed, Dataset whole) {
    SplittableRandom random = new SplittableRandom(seed);
    Dataset some = some(whole, random);
    Dataset shuffled =
        Deliveries.shuffledWithinLateness(
            CutAnywhere.of(some, random.nextLong()), random.nextLong());
    return new Schedule(
        seed, otherwise(shuffled, random), course(random), course(random), tasks(random));
  }

  /** About a fifth of the patients with monitors, and half of those of the EHR alone. */
  private static Dataset some(Dataset whole, SplittableRandom random) {
    TreeMap<String, Double> shares = new TreeMap<>();
    whole
        .arrivals()
        .forEach(
            arrival ->
                shares.merge(
                    arrival.key(),
                    arrival.payload() instanceof Payload.Ehr ? OTHERS_SHARE : MONITORED_SHARE,
                    Math::min));
    Set<String> keys = new HashSet<>();
    shares.forEach(
        (key, share) -> {
          if (random.nextDouble() < share) {
            keys.add(key);
          }
        });
    List<Arrival> arrivals =
        whole.arrivals().filter(arrival -> keys.contains(arrival.key())).toList();
    return arrivals.isEmpty()
        ? whole
        : new RecordedDataset(whole.name(), whole.note(), arrivals, List.of());
  }

  private static Dataset otherwise(Dataset dataset, SplittableRandom random) {
    List<Arrival> arrivals = new ArrayList<>();
    Map<String, Long> ahead = new HashMap<>();
    dataset
        .arrivals()
        .forEach(
            arrival -> {
              long micros = ahead.computeIfAbsent(arrival.key(), key -> ahead(random));
              Arrival comes =
                  arrival.topic().startsWith(DEVICES)
                      ? moved(arrival, -micros)
                      : late(arrival, dataset.endMicros(), random);
              arrivals.add(comes);
              if (random.nextDouble() < TWICE) {
                arrivals.add(comes);
              }
            });
    return new RecordedDataset(
        dataset.name(), dataset.note(), arrivals, dataset.skipped(), closing(arrivals));
  }

  private static Arrival late(Arrival arrival, long endMicros, SplittableRandom random) {
    if (!(arrival.payload() instanceof Payload.Ehr) || random.nextDouble() >= EHR_LATE) {
      return arrival;
    }
    long latest = endMicros - arrival.arrivalMicros();
    return moved(arrival, Math.min(latest, random.nextLong(EHR_LATEST_MICROS)));
  }

  /** How far the clock of a patient's devices is ahead, us. */
  private static long ahead(SplittableRandom random) {
    return random.nextDouble() < AHEAD_SHARE ? random.nextLong(MOST_AHEAD_MICROS) : 0;
  }

  private static Arrival moved(Arrival arrival, long micros) {
    return new Arrival(
        arrival.arrivalMicros() + micros, arrival.topic(), arrival.key(), arrival.payload());
  }

  /** As the lake's history closes. */
  private static Duration closing(List<Arrival> arrivals) {
    return arrivals.stream().allMatch(arrival -> arrival.payload() instanceof Payload.Ehr)
        ? RecordedDataset.AFTER_EHR
        : Duration.ZERO;
  }

  private static Course course(SplittableRandom random) {
    return new Course(tasks(random), random.nextDouble());
  }

  private static int tasks(SplittableRandom random) {
    return random.nextInt(1, MOST_TASKS + 1);
  }
}
