package io.lifesign.arrhythmia;

import io.lifesign.clinical.alert.Acknowledgement;
import io.lifesign.clinical.alert.Alert;
import io.lifesign.clinical.ecg.Beat;
import io.lifesign.clinical.ecg.EcgChunk;
import io.lifesign.clinical.ecg.SignalTick;
import io.lifesign.clinical.rhythm.RhythmEpisode;
import io.lifesign.clinical.rhythm.RhythmRules;
import io.lifesign.clinical.rhythm.RhythmStep;
import io.lifesign.clinical.vitals.CareProfile;
import io.lifesign.streaming.Accounts;
import io.lifesign.streaming.AcksInOrder;
import io.lifesign.streaming.AlertFunction;
import io.lifesign.streaming.AlertInput;
import io.lifesign.streaming.AlertInputSerializer;
import io.lifesign.streaming.Arrival;
import io.lifesign.streaming.DeadRecord;
import io.lifesign.streaming.IntakeFunction;
import io.lifesign.streaming.IntakeOperator;
import io.lifesign.streaming.LedgerEntry;
import io.lifesign.streaming.RecordVerdict;
import io.lifesign.streaming.SharedTopics;
import java.time.Duration;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/**
 * Waveforms, care profiles and acknowledgements in; beats, what is known of the signal, episodes,
 * alerts, verdicts, dead records and the ledger out. Knows no broker, table or configuration file.
 */
public final class ArrhythmiaPipeline {

  /** What comes in, each stamped by its partition's clock. */
  public record Inputs(
      SingleOutputStreamOperator<Arrival<EcgChunk>> chunks,
      SingleOutputStreamOperator<Arrival<CareProfile>> profiles,
      SingleOutputStreamOperator<Arrival<Acknowledgement>> acks) {}

  /** What the job writes. Every stream has exactly one sink, attached by {@link ArrhythmiaJob}. */
  public record Outputs(
      DataStream<Beat> beats,
      DataStream<SignalTick> ticks,
      DataStream<RhythmEpisode> episodes,
      DataStream<Alert> alerts,
      DataStream<RecordVerdict> verdicts,
      DataStream<DeadRecord> dead,
      DataStream<LedgerEntry> ledger) {}

  /**
   * What the pipeline needs to know.
   *
   * @param silence after which a device that sent nothing is silent
   * @param retention how long after the last word of a patient the patient is forgotten, in event
   *     time
   * @param sharedTopics whether this deployment reports the dead records of the topics that several
   *     deployments read
   */
  public record Plan(
      String job,
      RhythmRules rules,
      Duration deviceLateness,
      Duration peopleLateness,
      Duration silence,
      Duration retention,
      SharedTopics sharedTopics) {}

  private ArrhythmiaPipeline() {}

  public static Outputs build(Inputs in, Plan plan) {
    return build(in, plan, new BeatDetectors());
  }

  /** With detectors of one's own. */
  public static Outputs build(Inputs in, Plan plan, Detector.Maker detectors) {
    SingleOutputStreamOperator<Beat> beats = beats(in, plan, detectors);
    DataStream<RhythmStep> steps = beats.getSideOutput(EcgFunction.STEPS);
    SingleOutputStreamOperator<RhythmEpisode> episodes =
        beats
            .getSideOutput(EcgFunction.EPISODE_INPUTS)
            .union(
                RhythmSignals.of(steps, plan.rules().thresholds())
                    .map(EpisodeInput::of)
                    .returns(EpisodeInputSerializer.type())
                    .uid("matches-in")
                    .name("matches"))
            .keyBy(EpisodeInput::patientId)
            .process(new EpisodeFunction(plan.retention()))
            .uid("episodes")
            .name("episodes");
    SingleOutputStreamOperator<AlertInput> acks =
        in.acks()
            .process(new AcksInOrder(micros(plan.peopleLateness())))
            .returns(AlertInputSerializer.type())
            .uid("acks-in")
            .name("acknowledgements");
    Accounts accounts = new Accounts(in.chunks(), in.profiles(), in.acks(), beats, acks);
    return new Outputs(
        beats,
        beats.getSideOutput(EcgFunction.TICKS),
        episodes,
        alerts(beats, episodes, acks, plan),
        beats.getSideOutput(IntakeFunction.VERDICTS),
        accounts.dead(plan.sharedTopics()),
        accounts.ledger(plan.job()));
  }

  private static SingleOutputStreamOperator<Beat> beats(
      Inputs in, Plan plan, Detector.Maker detectors) {
    EcgFunction function =
        new EcgFunction(
            plan.rules(),
            detectors,
            micros(plan.deviceLateness()),
            micros(plan.peopleLateness()),
            plan.silence(),
            plan.retention());
    return in.chunks()
        .keyBy(arrival -> arrival.record().patientId())
        .connect(in.profiles().keyBy(arrival -> arrival.record().patientId()))
        .transform(
            "order and detect",
            TypeInformation.of(Beat.class),
            new IntakeOperator<>(function, EcgFunction.STEPS, RhythmStep::atMicros))
        .uid("order-and-detect");
  }

  private static DataStream<Alert> alerts(
      SingleOutputStreamOperator<Beat> beats,
      SingleOutputStreamOperator<RhythmEpisode> episodes,
      DataStream<AlertInput> acks,
      Plan plan) {
    return beats
        .getSideOutput(IntakeFunction.ALERT_INPUTS)
        .union(
            episodes
                .getSideOutput(EpisodeFunction.SIGNALS)
                .map(AlertInput::of)
                .returns(AlertInputSerializer.type())
                .uid("signals-in")
                .name("signals"),
            acks)
        .keyBy(AlertInput::patientId)
        .process(new AlertFunction(plan.rules().alertRules(), plan.retention()))
        .uid("alert-lifecycle")
        .name("alert life cycle");
  }

  private static long micros(Duration duration) {
    return duration.toNanos() / 1_000;
  }
}
