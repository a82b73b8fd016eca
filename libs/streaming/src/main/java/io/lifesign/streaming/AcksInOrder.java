package io.lifesign.streaming;

import io.lifesign.clinical.alert.Acknowledgement;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Acknowledgements to the life cycle. One that came late is not dropped: it counts from when it
 * became known. Each is accounted for as decided on when it is handed over.
 */
public final class AcksInOrder extends ProcessFunction<Arrival<Acknowledgement>, AlertInput> {

  private static final long serialVersionUID = 1L;

  private final long latenessMicros;

  public AcksInOrder(long latenessMicros) {
    this.latenessMicros = latenessMicros;
  }

  @Override
  public void processElement(
      Arrival<Acknowledgement> arrival, Context context, Collector<AlertInput> out) {
    long known = arrival.late(latenessMicros) ? arrival.clockMicros() : arrival.eventMicros();
    Acknowledgement ack = arrival.record();
    out.collect(
        AlertInput.of(
            new Acknowledgement(ack.patientId(), ack.alertId(), known, ack.kind(), ack.role()),
            known));
    Position position = arrival.position();
    context.output(
        PartitionClock.LEDGER,
        new LedgerDelta(position.topic(), position.partition(), 0, 1, 0, 0, 0, 0));
  }
}
