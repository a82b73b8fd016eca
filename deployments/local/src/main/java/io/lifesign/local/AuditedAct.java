package io.lifesign.local;

import java.util.Map;

/** An act that has begun: closed before it is done, it has failed. */
final class AuditedAct implements AutoCloseable {

  private final AuditLog log;
  private final String act;
  private final String object;
  private final long begun;
  private boolean ended;

  AuditedAct(AuditLog log, String act, String object, long begun) {
    this.log = log;
    this.act = act;
    this.object = object;
    this.begun = begun;
  }

  /** Writes down that it is done, and what came of it. */
  void done(Map<String, ?> results) {
    end(AuditLine.Phase.DONE, results);
  }

  /** Writes down that it did not do what it should, and what came of it. */
  void failed(Map<String, ?> results) {
    end(AuditLine.Phase.FAILED, results);
  }

  private void end(AuditLine.Phase phase, Map<String, ?> results) {
    ended = true;
    log.add(act, object, phase, begun, results);
  }

  @Override
  public void close() {
    if (!ended) {
      failed(Map.of());
    }
  }
}
