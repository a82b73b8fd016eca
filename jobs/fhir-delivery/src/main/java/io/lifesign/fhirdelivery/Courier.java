package io.lifesign.fhirdelivery;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import dev.failsafe.RetryPolicyBuilder;
import io.lifesign.streaming.SourceGate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings resources to the server in the order in which they came, on a thread of its own: as many
 * as wait in one transaction, each resource once; again and again while the fault may heal; one by
 * one when the server refuses a transaction, so that only the culprit is given up.
 */
final class Courier implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Courier.class);
  private static final double JITTER = 0.2;
  private static final long STOP_MILLIS = 5_000;

  private final DeliverySettings settings;
  private final FhirServer server;
  private final DeliveryMetrics metrics;
  private final SourceGate gate;
  private final Revisions known = new Revisions();
  private final RetryPolicy<Object> retries;
  private final Deque<Parcel> waiting = new ArrayDeque<>();
  private int pending;
  private boolean closed;
  private Thread thread;

  Courier(DeliverySettings settings, FhirServer server, DeliveryMetrics metrics, SourceGate gate) {
    this.settings = settings;
    this.server = server;
    this.metrics = metrics;
    this.gate = gate;
    this.retries = policy(settings.retries());
  }

  private RetryPolicy<Object> policy(DeliverySettings.Retries retries) {
    RetryPolicyBuilder<Object> policy =
        RetryPolicy.builder()
            .handleIf(fault -> fault instanceof ServerFault serverFault && serverFault.mayHeal())
            .withMaxRetries(retries.attempts() == 0 ? -1 : retries.attempts() - 1)
            .onRetry(
                event -> {
                  metrics.retried().inc();
                  LOG.warn(
                      "Attempt {} on the FHIR server failed: {}",
                      event.getAttemptCount(),
                      event.getLastException().getMessage());
                });
    if (retries.longest().compareTo(retries.first()) > 0) {
      policy.withBackoff(retries.first(), retries.longest(), 2);
    } else {
      policy.withDelay(retries.longest());
    }
    return policy.withJitter(JITTER).build();
  }

  void start(String name) {
    thread = new Thread(this::work, name);
    thread.setDaemon(true);
    thread.start();
  }

  /** Takes a resource over; its future is told what became of it. */
  synchronized void take(Parcel parcel) {
    waiting.add(parcel);
    pending++;
    if (pending >= settings.maxPending()) {
      gate.close();
    }
    notifyAll();
  }

  synchronized int pending() {
    return pending;
  }

  private void work() {
    try {
      for (List<Parcel> batch = next(); !batch.isEmpty(); batch = next()) {
        deliver(batch);
        settled(batch.size());
      }
    } catch (InterruptedException e) {
      // asked to stop: what is under way is in the checkpoint and comes again
      Thread.currentThread().interrupt();
    }
  }

  /** Waits for work; as much of it as fits a transaction, no resource twice. Empty at the end. */
  private synchronized List<Parcel> next() throws InterruptedException {
    while (waiting.isEmpty() && !closed) {
      wait();
    }
    List<Parcel> batch = new ArrayList<>();
    Set<String> addresses = new HashSet<>();
    while (!closed
        && !waiting.isEmpty()
        && batch.size() < settings.batchSize()
        && addresses.add(waiting.peek().address())) {
      batch.add(waiting.poll());
    }
    return batch;
  }

  private synchronized void settled(int count) {
    pending -= count;
    if (pending <= settings.maxPending() / 2) {
      gate.open();
    }
  }

  private void deliver(List<Parcel> batch) throws InterruptedException {
    try {
      send(batch);
    } catch (ServerFault fault) {
      if (batch.size() == 1) {
        Parcel parcel = batch.get(0);
        metrics.undeliverable().inc();
        LOG.warn("{} is undeliverable: {}", parcel.position(), fault.getMessage());
        parcel.undeliverable(fault.getMessage());
        return;
      }
      for (Parcel parcel : batch) {
        deliver(List.of(parcel));
      }
    }
  }

  private void send(List<Parcel> batch) throws InterruptedException {
    try {
      Failsafe.with(retries).run(() -> attempt(batch));
    } catch (FailsafeException e) {
      if (e.getCause() instanceof InterruptedException) {
        throw new InterruptedException();
      }
      throw e;
    } catch (ServerFault fault) {
      if (Thread.currentThread().isInterrupted() || closed()) {
        throw new InterruptedException();
      }
      throw fault;
    }
    batch.forEach(Parcel::delivered);
  }

  private void attempt(List<Parcel> batch) {
    List<Parcel> unseen = batch.stream().filter(known::mustAsk).toList();
    if (!unseen.isEmpty()) {
      known.learn(server.revisions(unseen.stream().map(Parcel::outbound).toList()));
      unseen.forEach(known::learnAbsent);
    }
    List<Parcel> news = batch.stream().filter(known::isNews).toList();
    if (!news.isEmpty()) {
      Set<String> created = write(news);
      news.forEach(parcel -> known.learn(parcel, created.contains(parcel.address())));
    }
    metrics.delivered().inc(news.size());
    metrics.repeated().inc(batch.size() - news.size());
  }

  private Set<String> write(List<Parcel> news) {
    try {
      return server.write(news.stream().map(Parcel::outbound).toList());
    } catch (ServerFault fault) {
      // an answer that was lost may have been a yes: the next attempt asks first
      news.forEach(known::forget);
      throw fault;
    }
  }

  private synchronized boolean closed() {
    return closed;
  }

  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      notifyAll();
    }
    if (thread != null) {
      thread.interrupt();
    }
    server.close();
    try {
      if (thread != null) {
        thread.join(STOP_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    gate.open();
  }
}
