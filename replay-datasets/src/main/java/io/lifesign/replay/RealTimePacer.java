package io.lifesign.replay;

import java.util.concurrent.locks.LockSupport;

/** Lets data time pass at a multiple of real time, from the moment of the first record. */
final class RealTimePacer implements Pacer {

  private static final long NANOS_PER_MICRO = 1_000;

  private final double factor;
  private final long startMicros;
  private final long startNanos = System.nanoTime();

  RealTimePacer(Speed speed, long startMicros) {
    this.factor = speed.factor();
    this.startMicros = startMicros;
  }

  @Override
  public void await(long dataMicros) {
    long due = startNanos + (long) ((dataMicros - startMicros) / factor * NANOS_PER_MICRO);
    long left = due - System.nanoTime();
    while (left > 0) {
      LockSupport.parkNanos(left);
      if (Thread.currentThread().isInterrupted()) {
        throw new ReplayException("the replay was interrupted");
      }
      left = due - System.nanoTime();
    }
  }
}
