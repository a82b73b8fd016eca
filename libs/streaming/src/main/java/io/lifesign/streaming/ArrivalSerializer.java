package io.lifesign.streaming;

import io.lifesign.schemas.DeadLetterReason;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes an {@link Arrival}; a subclass says how its record is written. */
public abstract class ArrivalSerializer<T> extends BinarySerializer<Arrival<T>> {

  private static final long serialVersionUID = 1L;
  private static final byte RECORD = 0;
  private static final byte TICK = 1;
  private static final byte DEAD = 2;
  private static final DeadLetterReason[] REASONS = DeadLetterReason.values();

  private transient String lastTopic;

  protected ArrivalSerializer() {
    super(Mutability.IMMUTABLE);
  }

  protected abstract void writeRecord(T record, DataOutputView target) throws IOException;

  protected abstract T readRecord(DataInputView source) throws IOException;

  @Override
  public void serialize(Arrival<T> arrival, DataOutputView target) throws IOException {
    target.writeByte(arrival.usable() ? RECORD : arrival.dead() == null ? TICK : DEAD);
    writePosition(arrival.position(), target);
    target.writeLong(arrival.eventMicros());
    target.writeLong(arrival.clockMicros());
    writeBytes(arrival.value(), target);
    if (arrival.usable()) {
      writeRecord(arrival.record(), target);
    } else if (arrival.dead() != null) {
      writeDead(arrival.dead(), target);
    }
  }

  @Override
  public Arrival<T> deserialize(DataInputView source) throws IOException {
    byte kind = source.readByte();
    Position position = readPosition(source);
    long eventMicros = source.readLong();
    long clockMicros = source.readLong();
    byte[] value = readBytes(source);
    T record = kind == RECORD ? readRecord(source) : null;
    DeadRecord dead = kind == DEAD ? readDead(position, source) : null;
    return new Arrival<>(position, record, dead, eventMicros, clockMicros, value, null);
  }

  private static void writePosition(Position position, DataOutputView target) throws IOException {
    target.writeUTF(position.topic());
    target.writeInt(position.partition());
    target.writeLong(position.offset());
    target.writeLong(position.timestampMicros());
  }

  private Position readPosition(DataInputView source) throws IOException {
    String topic = source.readUTF();
    if (topic.equals(lastTopic)) {
      topic = lastTopic; // a stream is of one topic: one string, quickly compared, and less to keep
    } else {
      lastTopic = topic;
    }
    return new Position(topic, source.readInt(), source.readLong(), source.readLong());
  }

  private static void writeDead(DeadRecord dead, DataOutputView target) throws IOException {
    target.writeByte(dead.reason().ordinal());
    target.writeUTF(dead.detail());
    writeBytes(dead.key(), target);
    writeBytes(dead.value(), target);
    target.writeInt(dead.valueLength());
  }

  private static DeadRecord readDead(Position position, DataInputView source) throws IOException {
    return new DeadRecord(
        position,
        REASONS[source.readByte()],
        source.readUTF(),
        null, // a record without a readable part has none
        readBytes(source),
        readBytes(source),
        source.readInt());
  }

  private static void writeBytes(byte[] bytes, DataOutputView target) throws IOException {
    target.writeInt(bytes == null ? -1 : bytes.length);
    if (bytes != null) {
      target.write(bytes);
    }
  }

  private static byte[] readBytes(DataInputView source) throws IOException {
    int length = source.readInt();
    if (length < 0) {
      return null;
    }
    byte[] bytes = new byte[length];
    source.readFully(bytes);
    return bytes;
  }
}
