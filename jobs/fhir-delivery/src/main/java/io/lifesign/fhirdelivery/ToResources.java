package io.lifesign.fhirdelivery;

import io.lifesign.fhir.out.Outbound;
import io.lifesign.streaming.Arrival;
import io.lifesign.streaming.DeadRecord;
import io.lifesign.streaming.Rejected;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** Results to resources; what cannot be told stands beside. */
final class ToResources<A extends SpecificRecord> extends ProcessFunction<Arrival<A>, Outbound> {

  static final OutputTag<DeadRecord> DEAD =
      new OutputTag<>("dead", TypeInformation.of(DeadRecord.class));

  private static final long serialVersionUID = 1L;

  private final Telling<A> telling;

  ToResources(Telling<A> telling) {
    this.telling = telling;
  }

  @Override
  public void processElement(Arrival<A> arrival, Context context, Collector<Outbound> out) {
    if (arrival.dead() != null) {
      context.output(DEAD, arrival.dead());
      return;
    }
    if (!arrival.usable()) {
      return;
    }
    try {
      telling.of(arrival.record()).forEach(out::collect);
    } catch (Rejected e) {
      context.output(
          DEAD,
          DeadRecord.of(arrival.position(), e.reason(), e.getMessage(), null, arrival.value()));
    }
  }
}
