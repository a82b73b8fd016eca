package io.lifesign.fhirdelivery;

import io.lifesign.schemas.Alert;
import io.lifesign.schemas.ReadmissionRisk;
import io.lifesign.schemas.VitalScore;
import io.lifesign.streaming.Arrival;
import io.lifesign.streaming.BinaryTypeInfo;
import io.lifesign.streaming.ResultArrivalSerializer;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/** The types of what this job reads. */
final class ResultArrivals {

  static final TypeInformation<Arrival<Alert>> ALERTS =
      new BinaryTypeInfo<>(Arrival.class, new OfAlerts());
  static final TypeInformation<Arrival<VitalScore>> SCORES =
      new BinaryTypeInfo<>(Arrival.class, new OfScores());
  static final TypeInformation<Arrival<ReadmissionRisk>> RISKS =
      new BinaryTypeInfo<>(Arrival.class, new OfRisks());

  private ResultArrivals() {}

  /** Alerts. */
  public static final class OfAlerts extends ResultArrivalSerializer<Alert> {

    private static final long serialVersionUID = 1L;

    public OfAlerts() {
      super(Alert.class);
    }
  }

  /** Scores. */
  public static final class OfScores extends ResultArrivalSerializer<VitalScore> {

    private static final long serialVersionUID = 1L;

    public OfScores() {
      super(VitalScore.class);
    }
  }

  /** Readmission risks. */
  public static final class OfRisks extends ResultArrivalSerializer<ReadmissionRisk> {

    private static final long serialVersionUID = 1L;

    public OfRisks() {
      super(ReadmissionRisk.class);
    }
  }
}
