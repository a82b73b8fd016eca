package io.lifesign.fhirdelivery;

import io.lifesign.fhir.out.Outbound;
import io.lifesign.streaming.Arrival;
import io.lifesign.streaming.DeadRecord;
import io.lifesign.streaming.SourceGate;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.async.ResultFuture;
import org.apache.flink.streaming.api.functions.async.RichAsyncFunction;

/** Hands resources to the task's {@link Courier}, and stops the source while too many wait. */
final class DeliveryFunction extends RichAsyncFunction<Arrival<Outbound>, DeadRecord> {

  private static final long serialVersionUID = 1L;

  private final DeliverySettings settings;

  private transient Courier courier;

  DeliveryFunction(DeliverySettings settings) {
    this.settings = settings;
  }

  @Override
  public void open(OpenContext context) {
    DeliveryMetrics metrics = DeliveryMetrics.of(getRuntimeContext().getMetricGroup());
    courier = new Courier(settings, new FhirServer(settings), metrics, SourceGate.ofTask());
    metrics.pending(courier::pending);
    courier.start("fhir-courier-" + getRuntimeContext().getTaskInfo().getIndexOfThisSubtask());
  }

  @Override
  public void asyncInvoke(Arrival<Outbound> arrival, ResultFuture<DeadRecord> result) {
    if (arrival.usable()) {
      courier.take(new Parcel(arrival.record(), arrival.position(), arrival.value(), result));
    } else {
      result.complete(arrival.dead() == null ? List.of() : List.of(arrival.dead()));
    }
  }

  @Override
  public void close() {
    if (courier != null) {
      courier.close();
    }
  }
}
