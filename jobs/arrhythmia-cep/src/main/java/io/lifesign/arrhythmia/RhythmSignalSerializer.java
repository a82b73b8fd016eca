package io.lifesign.arrhythmia;

import io.lifesign.clinical.rhythm.RhythmSignal;
import io.lifesign.streaming.BinarySerializer;
import io.lifesign.streaming.BinaryTypeInfo;
import java.io.IOException;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Signals of rhythms as bytes. */
public final class RhythmSignalSerializer extends BinarySerializer<RhythmSignal> {

  private static final long serialVersionUID = 1L;

  public RhythmSignalSerializer() {
    super(Mutability.IMMUTABLE);
  }

  static TypeInformation<RhythmSignal> type() {
    return new BinaryTypeInfo<>(RhythmSignal.class, new RhythmSignalSerializer());
  }

  @Override
  public void serialize(RhythmSignal signal, DataOutputView target) throws IOException {
    target.writeUTF(signal.patientId());
    EpisodeInputSerializer.writeSignal(signal, target);
  }

  @Override
  public RhythmSignal deserialize(DataInputView source) throws IOException {
    return EpisodeInputSerializer.readSignal(source.readUTF(), source);
  }
}
