package io.lifesign.fhirdelivery;

import io.lifesign.fhir.out.Outbound;
import io.lifesign.streaming.Arrival;
import io.lifesign.streaming.DeadRecord;
import io.lifesign.streaming.SourceGate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.apache.flink.streaming.api.functions.async.CollectionSupplier;
import org.apache.flink.streaming.api.functions.async.ResultFuture;

/** A courier without a job around it. */
final class Desk implements AutoCloseable {

  private static final long PATIENCE_SECONDS = 20;

  final DeliveryMetrics metrics = DeliveryMetrics.of(new UnregisteredMetricsGroup());
  private final Courier courier;
  private final List<CompletableFuture<List<DeadRecord>>> answers = new ArrayList<>();

  Desk(DeliverySettings settings) {
    courier = new Courier(settings, new FhirServer(settings), metrics, SourceGate.ofTask());
    courier.start("courier");
  }

  void hand(List<Outbound> resources) {
    for (Outbound outbound : resources) {
      Arrival<Outbound> arrival = Sample.arrival(outbound, answers.size());
      Answer answer = new Answer(new CompletableFuture<>());
      answers.add(answer.letters());
      courier.take(new Parcel(outbound, arrival.position(), arrival.value(), answer));
    }
  }

  /** Waits for the fate of all that was handed over: the dead letters. */
  List<DeadRecord> letters() throws Exception {
    List<DeadRecord> letters = new ArrayList<>();
    for (CompletableFuture<List<DeadRecord>> answer : answers) {
      letters.addAll(answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
    }
    return letters;
  }

  boolean settled() {
    return answers.stream().allMatch(CompletableFuture::isDone);
  }

  @Override
  public void close() {
    courier.close();
  }

  private record Answer(CompletableFuture<List<DeadRecord>> letters)
      implements ResultFuture<DeadRecord> {

    @Override
    public void complete(Collection<DeadRecord> result) {
      letters.complete(List.copyOf(result));
    }

    @Override
    public void completeExceptionally(Throwable error) {
      letters.completeExceptionally(error);
    }

    @Override
    public void complete(CollectionSupplier<DeadRecord> supplier) {
      throw new UnsupportedOperationException();
    }
  }
}
