package io.lifesign.streaming;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.apache.flink.util.InstantiationUtil;

/**
 * Remembers which {@link BinarySerializer} wrote a state; the format's version stands in the state
 * itself.
 */
public final class BinarySerializerSnapshot<T> implements TypeSerializerSnapshot<T> {

  private static final int VERSION = 1;

  private Class<? extends BinarySerializer<T>> type;

  /** For Flink, which fills it by {@link #readSnapshot}. */
  public BinarySerializerSnapshot() {}

  @SuppressWarnings("unchecked")
  BinarySerializerSnapshot(BinarySerializer<T> serializer) {
    this.type = (Class<? extends BinarySerializer<T>>) serializer.getClass();
  }

  @Override
  public int getCurrentVersion() {
    return VERSION;
  }

  @Override
  public void writeSnapshot(DataOutputView out) throws IOException {
    out.writeUTF(type.getName());
  }

  @Override
  @SuppressWarnings("unchecked")
  public void readSnapshot(int readVersion, DataInputView in, ClassLoader classLoader)
      throws IOException {
    String name = in.readUTF();
    try {
      type =
          (Class<? extends BinarySerializer<T>>)
              Class.forName(name, false, classLoader).asSubclass(BinarySerializer.class);
    } catch (ClassNotFoundException e) {
      throw new IOException("The state was written by " + name + ", which this job lacks", e);
    }
  }

  @Override
  public TypeSerializer<T> restoreSerializer() {
    return InstantiationUtil.instantiate(type);
  }

  @Override
  public TypeSerializerSchemaCompatibility<T> resolveSchemaCompatibility(
      TypeSerializerSnapshot<T> old) {
    return old instanceof BinarySerializerSnapshot<T> that && that.type == type
        ? TypeSerializerSchemaCompatibility.compatibleAsIs()
        : TypeSerializerSchemaCompatibility.incompatible();
  }
}
