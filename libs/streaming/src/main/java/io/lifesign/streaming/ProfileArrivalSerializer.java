package io.lifesign.streaming;

import io.lifesign.clinical.vitals.CareProfile;
import io.lifesign.clinical.vitals.CareProfileCodec;
import java.io.IOException;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Arrivals of care profiles as bytes. */
public final class ProfileArrivalSerializer extends ArrivalSerializer<CareProfile> {

  private static final long serialVersionUID = 1L;

  public static TypeInformation<Arrival<CareProfile>> type() {
    return new BinaryTypeInfo<>(Arrival.class, new ProfileArrivalSerializer());
  }

  @Override
  protected void writeRecord(CareProfile profile, DataOutputView target) throws IOException {
    CareProfileCodec.write(profile, target);
  }

  @Override
  protected CareProfile readRecord(DataInputView source) throws IOException {
    return CareProfileCodec.read(source);
  }
}
