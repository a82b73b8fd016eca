package io.lifesign.fhirdelivery;

import io.lifesign.fhir.out.ReadmissionRisk;
import io.lifesign.schemas.RiskContribution;
import io.lifesign.schemas.RiskIndex;
import io.lifesign.streaming.AvroTimes;
import io.lifesign.streaming.Rejected;
import java.util.List;
import java.util.Locale;

/** Readmission risks as the EHR is told of them. */
final class RiskRecords {

  private static final int MOST_REASONS = 5;

  private RiskRecords() {}

  static ReadmissionRisk risk(io.lifesign.schemas.ReadmissionRisk avro) throws Rejected {
    return new ReadmissionRisk(
        avro.getPatientId(),
        avro.getEncounterId(),
        avro.getRevision(),
        Known.as(ReadmissionRisk.Stage.class, avro.getStage(), "stage"),
        AvroTimes.micros(avro.getEventTime()),
        avro.getDischargedAt() == null ? null : AvroTimes.micros(avro.getDischargedAt()),
        avro.getProbability(),
        Known.as(ReadmissionRisk.Band.class, avro.getBand(), "band"),
        avro.getDecidedBy(),
        avro.getModel(),
        avro.getModelVersion(),
        avro.getContributions().stream().limit(MOST_REASONS).map(RiskRecords::reason).toList(),
        List.of(
            index("lace", avro.getLace()),
            index("hospital-2013", avro.getHospital2013()),
            index("hospital-2016", avro.getHospital2016())),
        avro.getMissing().stream().map(CharSequence::toString).toList());
  }

  private static String reason(RiskContribution contribution) {
    String value =
        contribution.getValue() == null
            ? "not known"
            : String.format(Locale.ROOT, "%.4g", contribution.getValue());
    return String.format(
        Locale.ROOT,
        "%s (%s) adds %+.3f to the log-odds.",
        contribution.getFeature(),
        value,
        contribution.getLogOdds());
  }

  private static ReadmissionRisk.Index index(String name, RiskIndex avro) {
    return new ReadmissionRisk.Index(
        name,
        avro.getTotal(),
        avro.getComplete(),
        avro.getItems().stream()
            .map(item -> new ReadmissionRisk.Item(item.getName(), item.getPoints()))
            .toList());
  }
}
