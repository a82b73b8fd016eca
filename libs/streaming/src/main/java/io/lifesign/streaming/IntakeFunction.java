package io.lifesign.streaming;

import io.lifesign.clinical.alert.Rule;
import io.lifesign.clinical.alert.Signal;
import io.lifesign.clinical.intake.LateStreak;
import io.lifesign.clinical.intake.OrderedIntake;
import io.lifesign.clinical.intake.ProfileTimeline;
import io.lifesign.clinical.intake.Verdict;
import io.lifesign.clinical.vitals.CareProfile;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.util.OutputTag;

/**
 * What every job does that puts device records and care profiles of a patient into the order of
 * event time: verdicts, counts, and the alert of a device that is late again and again.
 *
 * @param <A> the device record
 * @param <O> the result
 * @param <C> what the patterns run on: it carries its own event time, which need not be that of the
 *     timer in which it was decided
 */
public abstract class IntakeFunction<A, O, C> extends TalliedFunction<A, CareProfile, O, C> {

  public static final OutputTag<AlertInput> ALERT_INPUTS =
      new OutputTag<>("alert-inputs", AlertInputSerializer.type());
  public static final OutputTag<RecordVerdict> VERDICTS = new OutputTag<>("verdicts") {};
  public static final OutputTag<DeadRecord> DEAD = new OutputTag<>("dead-conflicts") {};

  private static final long serialVersionUID = 1L;
  private static final long MINUTE_MICROS = 60_000_000;

  private final Rule lateDevice;
  private final long deviceLatenessMicros;
  private final long profileLatenessMicros;

  private transient Counter late;
  private transient Counter duplicate;
  private transient Counter conflicting;

  /**
   * @param lateDevice the rule of a device whose records keep coming too late
   */
  protected IntakeFunction(Rule lateDevice, long deviceLatenessMicros, long profileLatenessMicros) {
    this.lateDevice = lateDevice;
    this.deviceLatenessMicros = deviceLatenessMicros;
    this.profileLatenessMicros = profileLatenessMicros;
  }

  @Override
  public void open(OpenContext context) throws Exception {
    super.open(context);
    MetricGroup metrics = getRuntimeContext().getMetricGroup();
    late = metrics.counter("records_late");
    duplicate = metrics.counter("records_duplicate");
    conflicting = metrics.counter("records_conflicting");
  }

  /** A record arrives at its intake. */
  protected final <H extends HeldRecord> void arrive(
      H record, OrderedIntake<H> intake, LateStreak streak, Context context) {
    Arrival<?> arrival = record.arrival();
    Verdict verdict = intake.arrive(record, arrival.clockMicros(), deviceLatenessMicros);
    String deviceId = record.source().deviceId();
    switch (verdict) {
      case WAITING -> streak(streak.onTime(deviceId), record, context);
      case LATE -> {
        late.inc();
        count(Tally.Count.LATE, arrival.position());
        long behind = Math.max(0, arrival.clockMicros() - arrival.eventMicros());
        context.output(VERDICTS, RecordVerdict.of(record, RecordVerdict.Kind.LATE, behind));
        streak(streak.late(deviceId), record, context);
      }
      case DUPLICATE -> {
        duplicate.inc();
        count(Tally.Count.DUPLICATE, arrival.position());
        context.output(VERDICTS, RecordVerdict.of(record, RecordVerdict.Kind.DUPLICATE, null));
      }
      case CONFLICT -> {
        conflicting.inc();
        DeadRecord loser = intake.loser().conflicting();
        count(Tally.Count.DEAD, loser.position());
        context.output(DEAD, loser);
      }
    }
  }

  /** A version of the care profile arrives; a late one holds from when it became known. */
  protected final void arrive(Arrival<CareProfile> arrival, ProfileTimeline profiles) {
    long known =
        arrival.late(profileLatenessMicros) ? arrival.clockMicros() : arrival.eventMicros();
    boolean again = profiles.arrive(arrival.record(), known) == ProfileTimeline.Arrived.DUPLICATE;
    count(again ? Tally.Count.DUPLICATE : Tally.Count.SCORED, arrival.position());
  }

  /**
   * A device that is late many times in a row, and its end. The time told is the next full minute
   * of its partition's progress: ahead of every watermark, and the same whatever the order of
   * arrival within that minute.
   */
  private void streak(LateStreak.Change change, HeldRecord record, Context context) {
    if (change == LateStreak.Change.NONE) {
      return;
    }
    Arrival<?> arrival = record.arrival();
    long progress = Math.max(arrival.clockMicros(), arrival.eventMicros());
    long at = Math.floorDiv(progress, MINUTE_MICROS) * MINUTE_MICROS + MINUTE_MICROS;
    Signal.Kind kind = change == LateStreak.Change.BEGAN ? Signal.Kind.BEGAN : Signal.Kind.ENDED;
    context.output(
        ALERT_INPUTS,
        AlertInput.of(LateDevice.signal(record, kind, at, deviceLatenessMicros, lateDevice)));
  }
}
