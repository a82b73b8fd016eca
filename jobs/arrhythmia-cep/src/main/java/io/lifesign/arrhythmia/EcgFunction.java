package io.lifesign.arrhythmia;

import io.lifesign.clinical.ecg.Beat;
import io.lifesign.clinical.ecg.EcgChunk;
import io.lifesign.clinical.ecg.SignalTick;
import io.lifesign.clinical.intake.ProfileTimeline;
import io.lifesign.clinical.rhythm.RhythmRules;
import io.lifesign.clinical.rhythm.RhythmStep;
import io.lifesign.clinical.rhythm.RhythmTracker;
import io.lifesign.clinical.vitals.CareProfile;
import io.lifesign.streaming.AlertInput;
import io.lifesign.streaming.Arrival;
import io.lifesign.streaming.Backstop;
import io.lifesign.streaming.IntakeFunction;
import io.lifesign.streaming.PartitionWatermarks;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeutils.base.StringSerializer;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Puts the waveforms of each of a patient's devices and the care profiles into the order of event
 * time, and has beats found and the rhythm followed, device by device. A device that sends nothing
 * for a time is told as silent.
 */
final class EcgFunction extends IntakeFunction<EcgChunk, Beat, RhythmStep> {

  private static final long serialVersionUID = 1L;

  static final OutputTag<RhythmStep> STEPS = new OutputTag<>("steps", RhythmStepSerializer.type());
  static final OutputTag<SignalTick> TICKS = new OutputTag<>("ticks") {};
  static final OutputTag<EpisodeInput> EPISODE_INPUTS =
      new OutputTag<>("episode-inputs", EpisodeInputSerializer.type());

  private final RhythmRules rules;
  private final Detector.Maker detectors;
  private final long silenceMicros;
  private final long retentionMicros;

  private transient ValueState<PatientEcg> patients;
  private transient MapState<String, DeviceEcg> devices;

  EcgFunction(
      RhythmRules rules,
      Detector.Maker detectors,
      long deviceLatenessMicros,
      long profileLatenessMicros,
      Duration silence,
      Duration retention) {
    super(
        rules.alertRules().rule(RhythmRules.LATE_DEVICE),
        deviceLatenessMicros,
        profileLatenessMicros);
    this.rules = rules;
    this.detectors = detectors;
    this.silenceMicros = silence.toNanos() / 1_000;
    this.retentionMicros = retention.toNanos() / 1_000;
  }

  @Override
  public void open(OpenContext context) throws Exception {
    super.open(context);
    Duration retention = Duration.ofNanos(retentionMicros * 1_000);
    ValueStateDescriptor<PatientEcg> patient =
        new ValueStateDescriptor<>("patient", new PatientEcgSerializer());
    patient.enableTimeToLive(Backstop.after(retention));
    patients = getRuntimeContext().getState(patient);
    MapStateDescriptor<String, DeviceEcg> device =
        new MapStateDescriptor<>("devices", StringSerializer.INSTANCE, new DeviceEcgSerializer());
    device.enableTimeToLive(Backstop.after(retention));
    devices = getRuntimeContext().getMapState(device);
  }

  @Override
  public void processElement1(Arrival<EcgChunk> arrival, Context context, Collector<Beat> out)
      throws Exception {
    PatientEcg patient = patient();
    String deviceId = arrival.record().source().deviceId();
    DeviceEcg known = devices.get(deviceId);
    DeviceEcg device = known == null ? new DeviceEcg() : known;
    arrive(new HeldChunk(arrival), device.intake, device.lateStreak, context);
    devices.put(deviceId, device);
    patient.turns.computeIfAbsent(deviceId, id -> new PatientEcg.Turn()).chunkMicros =
        device.intake.nextMicros();
    keep(patient, context);
  }

  @Override
  public void processElement2(Arrival<CareProfile> arrival, Context context, Collector<Beat> out)
      throws Exception {
    PatientEcg patient = patient();
    arrive(arrival, patient.profiles);
    keep(patient, context);
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<Beat> out)
      throws Exception {
    PatientEcg patient = patients.value();
    if (patient == null || timestamp < patient.timerMillis) {
      return;
    }
    patient.timerMillis = PatientEcg.NEVER;
    long limit = endOfMilli(context.timerService().currentWatermark());
    Map<String, DeviceEcg> awake = new HashMap<>();
    decideUntil(limit, patient, awake, context, out);
    for (Map.Entry<String, DeviceEcg> device : awake.entrySet()) {
      devices.put(device.getKey(), device.getValue());
    }
    forgetDevices(patient, limit);
    long forgotten = forgotten(patient);
    if (forgotten <= limit) {
      String patientId = context.getCurrentKey();
      context.output(ALERT_INPUTS, AlertInput.forget(patientId, forgotten));
      context.output(EPISODE_INPUTS, EpisodeInput.forget(patientId, forgotten));
      patients.clear();
      devices.clear();
      return;
    }
    keep(patient, context);
  }

  /** At one instant: profiles, chunks by device, silence by device. */
  private void decideUntil(
      long limitMicros,
      PatientEcg patient,
      Map<String, DeviceEcg> awake,
      Context context,
      Collector<Beat> out)
      throws Exception {
    while (true) {
      long record = patient.nextRecordMicros();
      long silence = patient.nextSilenceMicros();
      long next = Math.min(record, silence);
      if (next > limitMicros) {
        return;
      }
      patient.lastMicros = Math.max(patient.lastMicros, next);
      if (patient.profiles.nextMicros() == next) {
        profile(next, patient, awake, context);
        continue;
      }
      for (Map.Entry<String, PatientEcg.Turn> turn : patient.turns.entrySet()) {
        if (turn.getValue().chunkMicros == next) {
          DeviceEcg device = device(turn.getKey(), patient, awake, context.getCurrentKey());
          chunk(device, turn.getValue(), new HeartSink(context, out, this::emitTimed));
        }
      }
      for (Map.Entry<String, PatientEcg.Turn> turn : patient.turns.entrySet()) {
        if (turn.getValue().silentMicros == next) {
          turn.getValue().silentMicros = PatientEcg.NEVER;
          DeviceEcg device = device(turn.getKey(), patient, awake, context.getCurrentKey());
          device.tracker().notBefore(next);
          device
              .detector()
              .silence(next, new HeartSink(context, out, this::emitTimed).of(device.tracker()));
        }
      }
    }
  }

  private void profile(long at, PatientEcg patient, Map<String, DeviceEcg> awake, Context context)
      throws Exception {
    if (!patient.profiles.advance()) {
      return;
    }
    CareProfile inForce = patient.profiles.inForce();
    context.output(ALERT_INPUTS, AlertInput.of(inForce, at));
    context.output(EPISODE_INPUTS, EpisodeInput.of(inForce, at));
    for (String deviceId : patient.turns.keySet()) {
      device(deviceId, patient, awake, context.getCurrentKey()).tracker().profile(inForce);
    }
  }

  private void chunk(DeviceEcg device, PatientEcg.Turn turn, HeartSink sink) {
    Arrival<EcgChunk> arrival = device.intake.next().arrival();
    decided(arrival.position());
    EcgChunk chunk = arrival.record();
    device.tracker().chunk(chunk.source());
    device.detector().chunk(chunk, sink.of(device.tracker()));
    turn.chunkMicros = device.intake.nextMicros();
    turn.endMicros = Math.max(turn.endMicros, chunk.endMicros());
    turn.silentMicros = turn.endMicros + silenceMicros;
  }

  private DeviceEcg device(
      String deviceId, PatientEcg patient, Map<String, DeviceEcg> awake, String patientId)
      throws Exception {
    DeviceEcg device = awake.get(deviceId);
    if (device == null) {
      device = devices.get(deviceId);
      awake.put(deviceId, device);
      device.wake(detectors, rules);
    }
    if (!device.begun()) {
      device.begin(
          detectors.fresh(patientId, deviceId),
          new RhythmTracker(patientId, deviceId, rules.thresholds(), rules.check()));
      if (patient.profiles.inForce() != null) {
        device.tracker().profile(patient.profiles.inForce());
      }
    }
    return device;
  }

  private PatientEcg patient() throws Exception {
    PatientEcg known = patients.value();
    return known == null ? new PatientEcg(new ProfileTimeline()) : known;
  }

  /** A device that is silent for the retention is forgotten; one that only came late, too. */
  private void forgetDevices(PatientEcg patient, long limitMicros) throws Exception {
    for (String deviceId : patient.turns.keySet().toArray(new String[0])) {
      PatientEcg.Turn turn = patient.turns.get(deviceId);
      long last = turn.endMicros == Long.MIN_VALUE ? patient.lastMicros : turn.endMicros;
      boolean over = last != Long.MIN_VALUE && last + retentionMicros <= limitMicros;
      if (over && turn.chunkMicros == PatientEcg.NEVER) {
        patient.turns.remove(deviceId);
        devices.remove(deviceId);
      }
    }
  }

  private long forgotten(PatientEcg patient) {
    if (patient.nextRecordMicros() != PatientEcg.NEVER) {
      return PatientEcg.NEVER;
    }
    return patient.lastMicros == Long.MIN_VALUE
        ? Long.MIN_VALUE
        : patient.lastMicros + retentionMicros;
  }

  /** Saves the state and sees that a timer stands for whatever comes next. */
  private void keep(PatientEcg patient, Context context) throws Exception {
    long forgotten = forgotten(patient);
    if (forgotten == Long.MIN_VALUE) {
      forgotten = nothingDecidedYet(context.timerService().currentWatermark());
    }
    long next =
        Math.min(forgotten, Math.min(patient.nextRecordMicros(), patient.nextSilenceMicros()));
    if (next != PatientEcg.NEVER) {
      long millis = PartitionWatermarks.millis(next);
      if (millis < patient.timerMillis) {
        patient.timerMillis = millis;
        context.timerService().registerEventTimeTimer(millis);
      }
    }
    patients.update(patient);
  }

  /** A patient of whom everything came late is forgotten as others are, counted from now. */
  private long nothingDecidedYet(long watermarkMillis) {
    boolean told = watermarkMillis > Long.MIN_VALUE && watermarkMillis < Long.MAX_VALUE;
    return told ? endOfMilli(watermarkMillis) + retentionMicros : PatientEcg.NEVER;
  }
}
