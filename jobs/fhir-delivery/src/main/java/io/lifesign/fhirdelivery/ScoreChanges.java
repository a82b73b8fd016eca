package io.lifesign.fhirdelivery;

import io.lifesign.schemas.VitalScore;
import io.lifesign.streaming.Arrival;
import io.lifesign.streaming.Backstop;
import java.time.Duration;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Lets through what changes a patient's score, and what is dead. A result topic has no watermark,
 * so that what was told last, some bytes a patient, is cleared by the backstop alone: a patient who
 * comes back after it is told of once more.
 */
final class ScoreChanges
    extends KeyedProcessFunction<String, Arrival<VitalScore>, Arrival<VitalScore>> {

  private static final long serialVersionUID = 1L;
  private static final Duration RETENTION = Duration.ofDays(30);

  private final ScoreChange.On on;
  private transient ValueState<ScoreChange> last;

  ScoreChanges(ScoreChange.On on) {
    this.on = on;
  }

  @Override
  public void open(OpenContext context) {
    var descriptor = new ValueStateDescriptor<>("told", ScoreChange.class);
    descriptor.enableTimeToLive(Backstop.after(RETENTION));
    last = getRuntimeContext().getState(descriptor);
  }

  @Override
  public void processElement(
      Arrival<VitalScore> arrival, Context context, Collector<Arrival<VitalScore>> out)
      throws Exception {
    if (!arrival.usable()) {
      out.collect(arrival);
      return;
    }
    ScoreChange now = ScoreChange.of(arrival.record(), on, arrival.eventMicros());
    if (now.tells(last.value())) {
      last.update(now);
      out.collect(arrival);
    }
  }
}
