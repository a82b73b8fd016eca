package io.lifesign.streaming;

import io.lifesign.clinical.alert.Evidence;
import io.lifesign.clinical.alert.Priority;
import io.lifesign.clinical.alert.Signal;
import io.lifesign.clinical.vitals.CareProfile;
import io.lifesign.clinical.vitals.CareProfileCodec;
import io.lifesign.clinical.vitals.DeviceStamp;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** What the life cycle hears of, as bytes; enums go by name. */
public final class AlertInputSerializer extends BinarySerializer<AlertInput> {

  private static final long serialVersionUID = 1L;

  static final AlertInputSerializer INSTANCE = new AlertInputSerializer();

  private static final byte FORGET = 0;
  private static final byte PROFILE = 1;
  private static final byte SIGNAL = 2;
  private static final byte ACK = 3;
  private static final AckArrivalSerializer ACKS = new AckArrivalSerializer();

  public AlertInputSerializer() {
    super(Mutability.IMMUTABLE);
  }

  public static TypeInformation<AlertInput> type() {
    return new BinaryTypeInfo<>(AlertInput.class, INSTANCE);
  }

  @Override
  public void serialize(AlertInput input, DataOutputView target) throws IOException {
    target.writeUTF(input.patientId());
    target.writeLong(input.atMicros());
    if (input.profile() != null) {
      target.writeByte(PROFILE);
      CareProfileCodec.write(input.profile(), target);
    } else if (input.signal() != null) {
      target.writeByte(SIGNAL);
      writeSignal(input.signal(), target);
    } else if (input.ack() != null) {
      target.writeByte(ACK);
      ACKS.writeRecord(input.ack(), target);
    } else {
      target.writeByte(FORGET);
    }
  }

  @Override
  public AlertInput deserialize(DataInputView source) throws IOException {
    String patientId = source.readUTF();
    long atMicros = source.readLong();
    byte kind = source.readByte();
    CareProfile profile = kind == PROFILE ? CareProfileCodec.read(source) : null;
    Signal signal = kind == SIGNAL ? readSignal(patientId, source) : null;
    return new AlertInput(
        patientId, atMicros, profile, signal, kind == ACK ? ACKS.readRecord(source) : null);
  }

  private static void writeSignal(Signal signal, DataOutputView target) throws IOException {
    target.writeUTF(signal.ruleId());
    target.writeUTF(signal.kind().name());
    target.writeLong(signal.atMicros());
    target.writeLong(signal.onsetMicros());
    target.writeUTF(signal.priority().name());
    target.writeUTF(signal.sentence());
    target.writeUTF(signal.clears());
    target.writeShort(signal.evidence().size());
    for (Evidence evidence : signal.evidence()) {
      writeEvidence(evidence, target);
    }
  }

  private static Signal readSignal(String patientId, DataInputView source) throws IOException {
    String ruleId = source.readUTF();
    Signal.Kind kind = Signal.Kind.valueOf(source.readUTF());
    long atMicros = source.readLong();
    long onsetMicros = source.readLong();
    Priority priority = Priority.valueOf(source.readUTF());
    String sentence = source.readUTF();
    String clears = source.readUTF();
    int size = source.readUnsignedShort();
    List<Evidence> evidence = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      evidence.add(readEvidence(source));
    }
    return new Signal(
        patientId,
        ruleId,
        kind,
        atMicros,
        onsetMicros,
        priority,
        List.copyOf(evidence),
        sentence,
        clears);
  }

  private static void writeEvidence(Evidence evidence, DataOutputView target) throws IOException {
    target.writeUTF(evidence.name());
    target.writeDouble(evidence.value());
    target.writeUTF(evidence.unit());
    target.writeInt(evidence.points() == null ? -1 : evidence.points());
    target.writeBoolean(evidence.bound() != null);
    if (evidence.bound() != null) {
      target.writeUTF(evidence.bound());
    }
    target.writeDouble(evidence.ageSeconds());
    target.writeBoolean(evidence.source() != null);
    if (evidence.source() != null) {
      StampCodec.write(evidence.source(), target);
    }
  }

  private static Evidence readEvidence(DataInputView source) throws IOException {
    String name = source.readUTF();
    double value = source.readDouble();
    String unit = source.readUTF();
    int points = source.readInt();
    String bound = source.readBoolean() ? source.readUTF() : null;
    double ageSeconds = source.readDouble();
    DeviceStamp stamp = source.readBoolean() ? StampCodec.read(source) : null;
    return new Evidence(name, value, unit, points < 0 ? null : points, bound, ageSeconds, stamp);
  }
}
