package io.lifesign.arrhythmia;

import io.lifesign.clinical.rhythm.EpisodeBook;
import io.lifesign.streaming.BinarySerializer;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** A patient's episodes as bytes, behind a version byte. */
public final class EpisodeStateSerializer extends BinarySerializer<EpisodeState> {

  private static final long serialVersionUID = 1L;
  private static final int VERSION = 1;

  public EpisodeStateSerializer() {
    super(Mutability.MUTABLE);
  }

  @Override
  public void serialize(EpisodeState state, DataOutputView target) throws IOException {
    target.writeByte(VERSION);
    target.writeLong(state.timerMillis);
    state.book.write(target);
    target.writeInt(state.waiting.size());
    for (EpisodeInput input : state.waiting) {
      EpisodeInputSerializer.INSTANCE.serialize(input, target);
    }
  }

  @Override
  public EpisodeState deserialize(DataInputView source) throws IOException {
    int version = source.readByte();
    if (version != VERSION) {
      throw new IOException("Episode state of version " + version + " is newer than this job");
    }
    long timerMillis = source.readLong();
    EpisodeState state = new EpisodeState(EpisodeBook.read(source));
    state.timerMillis = timerMillis;
    int size = source.readInt();
    for (int i = 0; i < size; i++) {
      state.waiting.add(EpisodeInputSerializer.INSTANCE.deserialize(source));
    }
    return state;
  }
}
