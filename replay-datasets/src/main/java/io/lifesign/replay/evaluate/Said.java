package io.lifesign.replay.evaluate;

import io.lifesign.clinical.ecg.Beat;
import io.lifesign.clinical.ecg.EcgSink;
import io.lifesign.clinical.ecg.SignalTick;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Everything that was said of one record, in its order. */
final class Said implements EcgSink {

  private final List<Beat> beats = new ArrayList<>();
  private final List<SignalTick> ticks = new ArrayList<>();
  private final List<Consumer<EcgSink>> all = new ArrayList<>();

  @Override
  public void beat(Beat beat) {
    beats.add(beat);
    all.add(sink -> sink.beat(beat));
  }

  @Override
  public void tick(SignalTick tick) {
    ticks.add(tick);
    all.add(sink -> sink.tick(tick));
  }

  List<Beat> beats() {
    return beats;
  }

  List<SignalTick> ticks() {
    return ticks;
  }

  void sayAgain(EcgSink sink) {
    all.forEach(one -> one.accept(sink));
  }
}
