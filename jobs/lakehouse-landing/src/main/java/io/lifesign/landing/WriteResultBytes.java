package io.lifesign.landing;

import io.lifesign.streaming.BinarySerializer;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.apache.iceberg.flink.sink.FlinkWriteResult;
import org.apache.iceberg.flink.sink.WriteResultSerializer;

/** What Iceberg's writers tell its committer, in Iceberg's own bytes. */
public final class WriteResultBytes extends BinarySerializer<FlinkWriteResult> {

  private static final long serialVersionUID = 1L;

  public WriteResultBytes() {
    super(Mutability.IMMUTABLE);
  }

  @Override
  public void serialize(FlinkWriteResult value, DataOutputView target) throws IOException {
    WriteResultSerializer files = new WriteResultSerializer();
    byte[] bytes = files.serialize(value.writeResult());
    target.writeLong(value.checkpointId());
    target.writeInt(files.getVersion());
    target.writeInt(bytes.length);
    target.write(bytes);
  }

  @Override
  public FlinkWriteResult deserialize(DataInputView source) throws IOException {
    long checkpointId = source.readLong();
    int version = source.readInt();
    byte[] bytes = new byte[source.readInt()];
    source.readFully(bytes);
    return new FlinkWriteResult(
        checkpointId, new WriteResultSerializer().deserialize(version, bytes));
  }
}
