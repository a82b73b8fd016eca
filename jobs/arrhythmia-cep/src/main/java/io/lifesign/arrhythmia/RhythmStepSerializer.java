package io.lifesign.arrhythmia;

import io.lifesign.clinical.ecg.BeatClass;
import io.lifesign.clinical.rhythm.Rhythm;
import io.lifesign.clinical.rhythm.RhythmStep;
import io.lifesign.streaming.BinarySerializer;
import io.lifesign.streaming.BinaryTypeInfo;
import io.lifesign.streaming.StampCodec;
import java.io.IOException;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Steps of a rhythm as bytes: every pattern gets each of them. */
public final class RhythmStepSerializer extends BinarySerializer<RhythmStep> {

  private static final long serialVersionUID = 1L;
  private static final BeatClass[] CLASSES = BeatClass.values();
  private static final Rhythm[] RHYTHMS = Rhythm.values();
  private static final RhythmStep.Timing[] TIMINGS = RhythmStep.Timing.values();

  public RhythmStepSerializer() {
    super(Mutability.IMMUTABLE);
  }

  static TypeInformation<RhythmStep> type() {
    return new BinaryTypeInfo<>(RhythmStep.class, new RhythmStepSerializer());
  }

  @Override
  public void serialize(RhythmStep step, DataOutputView target) throws IOException {
    target.writeUTF(step.patientId());
    StampCodec.write(step.source(), target);
    target.writeLong(step.atMicros());
    target.writeLong(step.order());
    target.writeByte(ordinal(step.beatClass()));
    target.writeInt(step.position());
    target.writeLong(step.beatMicros());
    target.writeLong(step.rrMicros());
    target.writeInt(step.normalsBefore());
    target.writeLong(step.fromMicros());
    target.writeDouble(step.rate());
    target.writeDouble(step.runRate());
    target.writeByte(ordinal(step.sustained()));
    target.writeByte(step.timing().ordinal());
    target.writeBoolean(step.poor());
  }

  @Override
  public RhythmStep deserialize(DataInputView source) throws IOException {
    return new RhythmStep(
        source.readUTF(),
        StampCodec.read(source),
        source.readLong(),
        source.readLong(),
        constant(CLASSES, source.readByte()),
        source.readInt(),
        source.readLong(),
        source.readLong(),
        source.readInt(),
        source.readLong(),
        source.readDouble(),
        source.readDouble(),
        constant(RHYTHMS, source.readByte()),
        TIMINGS[source.readByte()],
        source.readBoolean());
  }

  private static int ordinal(Enum<?> constant) {
    return constant == null ? -1 : constant.ordinal();
  }

  private static <E> E constant(E[] constants, int ordinal) {
    return ordinal < 0 ? null : constants[ordinal];
  }
}
