package io.lifesign.local;

import io.lifesign.replay.Arrival;
import io.lifesign.replay.Course;
import io.lifesign.replay.Dataset;
import io.lifesign.replay.Deliveries;
import io.lifesign.replay.RecordedDataset;
import io.lifesign.replay.ecg.CutAnywhere;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;

/**
 * One way that a day could have gone, by its seed: some of the patients, waveforms cut anywhere,
 * records shuffled within the lateness and, now and then, delivered twice; three runs of it, each
 * with its own parallelism and its own failure.
 *
 * @param live the records as they came
 */
record Schedule(long seed, Dataset live, Course liveCourse, Course replayCourse, int lakeTasks) {

  private static final int MOST_TASKS = 4;
  private static final double TWICE = 0.03;
  private static final double SHARE = 0.2;

  static Schedule of(long seed, Dataset whole) {
    SplittableRandom random = new SplittableRandom(seed);
    Dataset some = some(whole, random);
    Dataset shuffled =
        Deliveries.shuffledWithinLateness(
            CutAnywhere.of(some, random.nextLong()), random.nextLong());
    return new Schedule(
        seed, twice(shuffled, random), course(random), course(random), tasks(random));
  }

  /** About a fifth of the patients. */
  private static Dataset some(Dataset whole, SplittableRandom random) {
    TreeSet<String> keys = new TreeSet<>();
    whole.arrivals().map(Arrival::key).forEach(keys::add);
    keys.removeIf(key -> random.nextDouble() >= SHARE);
    List<Arrival> arrivals =
        whole.arrivals().filter(arrival -> keys.contains(arrival.key())).toList();
    return arrivals.isEmpty()
        ? whole
        : new RecordedDataset(whole.name(), whole.note(), arrivals, List.of());
  }

  private static Dataset twice(Dataset dataset, SplittableRandom random) {
    List<Arrival> arrivals = new ArrayList<>();
    dataset
        .arrivals()
        .forEach(
            arrival -> {
              arrivals.add(arrival);
              if (random.nextDouble() < TWICE) {
                arrivals.add(arrival);
              }
            });
    return new RecordedDataset(dataset.name(), dataset.note(), arrivals, dataset.skipped());
  }

  private static Course course(SplittableRandom random) {
    return new Course(tasks(random), random.nextDouble());
  }

  private static int tasks(SplittableRandom random) {
    return random.nextInt(1, MOST_TASKS + 1);
  }
}
