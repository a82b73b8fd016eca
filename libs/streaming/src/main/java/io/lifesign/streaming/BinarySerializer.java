package io.lifesign.streaming;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.core.memory.DataOutputView;

/**
 * A serializer for a type that writes itself: compact, and with a version of its own inside, so
 * that released state stays readable. Subclasses are stateless and have a public constructor
 * without arguments.
 */
public abstract class BinarySerializer<T> extends TypeSerializer<T> {

  private static final long serialVersionUID = 1L;
  private static final int INITIAL_BYTES = 512;

  /** Whether values are never changed once made, so that a copy is the value itself. */
  public enum Mutability {
    IMMUTABLE,
    MUTABLE
  }

  private final Mutability mutability;

  protected BinarySerializer(Mutability mutability) {
    this.mutability = mutability;
  }

  @Override
  public abstract void serialize(T value, DataOutputView target) throws IOException;

  @Override
  public abstract T deserialize(DataInputView source) throws IOException;

  @Override
  public T deserialize(T reuse, DataInputView source) throws IOException {
    return deserialize(source);
  }

  @Override
  public T copy(T from) {
    if (mutability == Mutability.IMMUTABLE) {
      return from;
    }
    try {
      DataOutputSerializer bytes = new DataOutputSerializer(INITIAL_BYTES);
      serialize(from, bytes);
      return deserialize(new DataInputDeserializer(bytes.getSharedBuffer(), 0, bytes.length()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public T copy(T from, T reuse) {
    return copy(from);
  }

  @Override
  public void copy(DataInputView source, DataOutputView target) throws IOException {
    serialize(deserialize(source), target);
  }

  @Override
  public boolean isImmutableType() {
    return mutability == Mutability.IMMUTABLE;
  }

  @Override
  public TypeSerializer<T> duplicate() {
    return this;
  }

  @Override
  public T createInstance() {
    return null;
  }

  @Override
  public int getLength() {
    return -1;
  }

  @Override
  public TypeSerializerSnapshot<T> snapshotConfiguration() {
    return new BinarySerializerSnapshot<>(this);
  }

  @Override
  public boolean equals(Object other) {
    return other != null && other.getClass() == getClass();
  }

  @Override
  public int hashCode() {
    return getClass().hashCode();
  }
}
