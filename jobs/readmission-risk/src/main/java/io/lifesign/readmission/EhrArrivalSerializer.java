package io.lifesign.readmission;

import io.lifesign.clinical.readmission.EhrFact;
import io.lifesign.clinical.readmission.EhrFactCodec;
import io.lifesign.fhir.in.Refused;
import io.lifesign.streaming.Arrival;
import io.lifesign.streaming.ArrivalSerializer;
import io.lifesign.streaming.BinaryTypeInfo;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Arrivals of EHR messages as bytes. */
public final class EhrArrivalSerializer extends ArrivalSerializer<EhrNews> {

  private static final long serialVersionUID = 1L;

  public static TypeInformation<Arrival<EhrNews>> type() {
    return new BinaryTypeInfo<>(Arrival.class, new EhrArrivalSerializer());
  }

  @Override
  protected void writeRecord(EhrNews news, DataOutputView target) throws IOException {
    target.writeUTF(news.patientId());
    target.writeUTF(news.source());
    target.writeUTF(news.messageId());
    target.writeLong(news.sentMicros());
    target.writeInt(news.facts().size());
    for (EhrFact fact : news.facts()) {
      EhrFactCodec.write(fact, target);
    }
    target.writeInt(news.refused().size());
    for (Refused refused : news.refused()) {
      target.writeUTF(refused.kind().name());
      target.writeUTF(refused.path() == null ? "" : refused.path());
      target.writeUTF(refused.detail());
    }
  }

  @Override
  protected EhrNews readRecord(DataInputView source) throws IOException {
    String patientId = source.readUTF();
    String sender = source.readUTF();
    String messageId = source.readUTF();
    long sentMicros = source.readLong();
    int size = source.readInt();
    List<EhrFact> facts = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      facts.add(EhrFactCodec.read(source));
    }
    int count = source.readInt();
    List<Refused> refused = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      Refused.Kind kind = Refused.Kind.valueOf(source.readUTF());
      String path = source.readUTF();
      refused.add(new Refused(kind, path.isEmpty() ? null : path, source.readUTF()));
    }
    return new EhrNews(patientId, sender, messageId, sentMicros, facts, refused);
  }
}
