package io.lifesign.local;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Kills processes of a cluster as nothing else does, and watches it recover. */
final class ChaosKiller {

  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final long QUIET_NANOS = Duration.ofSeconds(3).toNanos();
  private static final long LOOK_MILLIS = 50;
  private static final long NANOS_PER_MILLI = 1_000_000;
  private static final String LANDED = "device_vitals";

  private final ClusterStack stack;
  private final ClusterJobs jobs;
  private final ChaosLag lag;
  private final CheckpointWatch landing;
  private final long enoughMillis;
  private final Runnable requireFlow;

  ChaosKiller(
      ClusterStack stack, ClusterJobs jobs, ChaosLag lag, long enoughMillis, Runnable requireFlow) {
    this.requireFlow = requireFlow;
    this.enoughMillis = enoughMillis;
    this.stack = stack;
    this.jobs = jobs;
    this.lag = lag;
    this.landing =
        new CheckpointWatch(stack.addresses(), jobs.running(JobProgram.LANDING.name()).id());
  }

  /**
   * Kills and waits until everything runs again and the lag stays small.
   *
   * @throws Refusal if it does not
   */
  ChaosKill kill(ChaosFault fault) throws InterruptedException {
    long checkpoint = fault == ChaosFault.BETWEEN_COMMITS ? landing.awaitNext() : -1;
    Map<String, Long> before = stack.addresses().processes();
    long struck = System.nanoTime();
    for (String process : fault.processes()) {
      ProcessHandle.of(before.get(process)).ifPresent(ProcessHandle::destroyForcibly);
    }
    boolean between = checkpoint >= 0 && landing.uncommitted(LANDED, checkpoint);
    return watched(fault, before, struck, between);
  }

  private ChaosKill watched(
      ChaosFault fault, Map<String, Long> before, long struck, boolean between)
      throws InterruptedException {
    long lastBad = struck;
    long worst = 0;
    while (System.nanoTime() - lastBad < QUIET_NANOS || !back(fault.processes(), before)) {
      if (System.nanoTime() - struck > PATIENCE.toNanos()) {
        throw new Refusal(
            "The cluster is not back "
                + PATIENCE.toSeconds()
                + " s after the kill of "
                + fault
                + ".");
      }
      requireFlow.run();
      long now = lag.millis();
      if (now >= enoughMillis) {
        lastBad = System.nanoTime();
        worst = Math.max(worst, now);
      }
      Thread.sleep(LOOK_MILLIS);
    }
    return new ChaosKill(
        String.join(" and ", fault.processes()),
        (lastBad - struck) / NANOS_PER_MILLI,
        worst,
        between);
  }

  private boolean back(List<String> processes, Map<String, Long> before) {
    Map<String, Long> now = stack.addresses().processes();
    if (processes.stream().anyMatch(name -> now.get(name).equals(before.get(name)))) {
      return false;
    }
    try {
      List<ClusterJob> running = jobs.rest().jobs();
      return !running.isEmpty() && running.stream().allMatch(ClusterJob::runs);
    } catch (Refusal e) {
      return false; // no JobManager answers yet
    }
  }
}
