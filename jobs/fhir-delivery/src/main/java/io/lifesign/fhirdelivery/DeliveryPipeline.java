package io.lifesign.fhirdelivery;

import io.lifesign.fhir.out.Outbound;
import io.lifesign.streaming.Arrival;
import io.lifesign.streaming.DeadRecord;
import java.util.concurrent.TimeUnit;
import org.apache.flink.streaming.api.datastream.AsyncDataStream;
import org.apache.flink.streaming.api.datastream.DataStream;

/** Resources in; what the server will never take out. Knows no broker. */
final class DeliveryPipeline {

  /** More than the gate lets in, so that the operator never blocks its task. */
  private static final int SLACK = 16;

  private static final long FOR_EVER = 0;

  private DeliveryPipeline() {}

  /**
   * What waits for the server is kept by Flink's own operator for asynchronous work, which puts it
   * into checkpoints and hands it over again, in order, after a restart. Unkeyed on purpose: the
   * records of a patient come in one partition, and stay in the task that reads it.
   */
  static DataStream<DeadRecord> build(
      DataStream<Arrival<Outbound>> resources, DeliverySettings settings) {
    return AsyncDataStream.orderedWait(
            resources,
            new DeliveryFunction(settings),
            FOR_EVER,
            TimeUnit.MILLISECONDS,
            settings.maxPending() + SLACK)
        .returns(DeadRecord.class)
        .uid("deliver")
        .name("deliver");
  }
}
