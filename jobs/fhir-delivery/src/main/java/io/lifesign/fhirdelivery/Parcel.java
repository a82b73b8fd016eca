package io.lifesign.fhirdelivery;

import io.lifesign.fhir.out.Outbound;
import io.lifesign.schemas.DeadLetterReason;
import io.lifesign.streaming.DeadRecord;
import io.lifesign.streaming.Position;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.flink.streaming.api.functions.async.ResultFuture;

/** A resource that waits for its delivery, and who waits with it. */
record Parcel(Outbound outbound, Position position, byte[] value, ResultFuture<DeadRecord> result) {

  /** What the server knows the resource by. */
  String address() {
    return outbound.resourceType() + "/" + outbound.identifier();
  }

  void delivered() {
    result.complete(List.of());
  }

  void undeliverable(String detail) {
    result.complete(
        List.of(
            DeadRecord.of(
                position,
                DeadLetterReason.UNDELIVERABLE,
                detail,
                outbound.patientId().getBytes(StandardCharsets.UTF_8),
                value)));
  }
}
