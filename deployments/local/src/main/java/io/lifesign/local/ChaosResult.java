package io.lifesign.local;

import java.util.List;

/**
 * A round that has ended.
 *
 * @param restarts of jobs, as the last JobManager counts them
 * @param p50Millis from the moment at which an alert could be decided until it was read: half of
 *     the alerts; -1 without alerts
 * @param p99Millis 99 in 100 of them
 */
record ChaosResult(
    long seed,
    List<ChaosKill> kills,
    ChaosVerdict verdict,
    long restarts,
    long p50Millis,
    long p99Millis,
    List<ChaosMemory.Row> memory) {}
