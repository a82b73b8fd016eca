package io.lifesign.arrhythmia;

import io.lifesign.clinical.alert.Signal;
import io.lifesign.clinical.rhythm.Rhythm;
import io.lifesign.clinical.rhythm.RhythmSignal;
import io.lifesign.clinical.vitals.CareProfile;
import io.lifesign.clinical.vitals.CareProfileCodec;
import io.lifesign.streaming.BinarySerializer;
import io.lifesign.streaming.BinaryTypeInfo;
import io.lifesign.streaming.StampCodec;
import java.io.IOException;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** What the book of episodes hears of, as bytes; enums go by name. */
public final class EpisodeInputSerializer extends BinarySerializer<EpisodeInput> {

  private static final long serialVersionUID = 1L;

  static final EpisodeInputSerializer INSTANCE = new EpisodeInputSerializer();

  private static final byte FORGET = 0;
  private static final byte PROFILE = 1;
  private static final byte SIGNAL = 2;

  public EpisodeInputSerializer() {
    super(Mutability.IMMUTABLE);
  }

  static TypeInformation<EpisodeInput> type() {
    return new BinaryTypeInfo<>(EpisodeInput.class, INSTANCE);
  }

  @Override
  public void serialize(EpisodeInput input, DataOutputView target) throws IOException {
    target.writeUTF(input.patientId());
    target.writeLong(input.atMicros());
    if (input.profile() != null) {
      target.writeByte(PROFILE);
      CareProfileCodec.write(input.profile(), target);
    } else if (input.signal() != null) {
      target.writeByte(SIGNAL);
      writeSignal(input.signal(), target);
    } else {
      target.writeByte(FORGET);
    }
  }

  @Override
  public EpisodeInput deserialize(DataInputView source) throws IOException {
    String patientId = source.readUTF();
    long atMicros = source.readLong();
    byte kind = source.readByte();
    CareProfile profile = kind == PROFILE ? CareProfileCodec.read(source) : null;
    RhythmSignal signal = kind == SIGNAL ? readSignal(patientId, source) : null;
    return new EpisodeInput(patientId, atMicros, signal, profile);
  }

  static void writeSignal(RhythmSignal signal, DataOutputView target) throws IOException {
    StampCodec.write(signal.source(), target);
    target.writeUTF(signal.rhythm().name());
    target.writeUTF(signal.kind().name());
    target.writeLong(signal.atMicros());
    target.writeLong(signal.order());
    target.writeLong(signal.onsetMicros());
    target.writeLong(signal.endMicros());
    target.writeInt(signal.beats());
    target.writeDouble(signal.value());
    target.writeBoolean(signal.poor());
  }

  static RhythmSignal readSignal(String patientId, DataInputView source) throws IOException {
    return new RhythmSignal(
        patientId,
        StampCodec.read(source),
        Rhythm.valueOf(source.readUTF()),
        Signal.Kind.valueOf(source.readUTF()),
        source.readLong(),
        source.readLong(),
        source.readLong(),
        source.readLong(),
        source.readInt(),
        source.readDouble(),
        source.readBoolean());
  }
}
