package io.lifesign.streaming;

import java.util.List;
import java.util.function.Consumer;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;

/**
 * A function of two timed inputs that counts what became of their records for the ledger, and whose
 * patterns have an event time of their own. Run by {@link IntakeOperator}.
 *
 * @param <A> the record of the first input
 * @param <B> the record of the second
 * @param <O> the result
 * @param <C> what the patterns run on: it carries its own event time, which need not be that of the
 *     timer in which it was decided
 */
public abstract class TalliedFunction<A, B, O, C>
    extends KeyedCoProcessFunction<String, Arrival<A>, Arrival<B>, O> {

  private static final long serialVersionUID = 1L;
  private static final long MICROS_PER_MILLI = 1_000;

  private transient Consumer<C> timed;
  private transient Tally tally;
  private transient Counter scored;

  @Override
  public void open(OpenContext context) throws Exception {
    tally = new Tally();
    scored = getRuntimeContext().getMetricGroup().counter("records_scored");
  }

  /** Where what carries its own event time goes. */
  final void timedTo(Consumer<C> output) {
    timed = output;
  }

  protected final void emitTimed(C value) {
    timed.accept(value);
  }

  /** What was counted since the last call. */
  final List<LedgerDelta> drainTally() {
    return tally.drain();
  }

  protected final void count(Tally.Count count, Position position) {
    tally.add(count, position);
  }

  /** A record's turn has come. */
  protected final void decided(Position position) {
    scored.inc();
    tally.add(Tally.Count.SCORED, position);
  }

  /** The last microsecond of that millisecond: a watermark has passed everything until then. */
  protected static long endOfMilli(long millis) {
    return millis > Long.MAX_VALUE / MICROS_PER_MILLI - 1
        ? Long.MAX_VALUE - 1
        : millis * MICROS_PER_MILLI + MICROS_PER_MILLI - 1;
  }
}
