package io.lifesign.fhirdelivery;

import io.lifesign.fhir.out.Outbound;
import io.lifesign.fhir.out.PatientReferences;
import io.lifesign.schemas.Alert;
import io.lifesign.schemas.ReadmissionRisk;
import io.lifesign.schemas.VitalScore;
import io.lifesign.streaming.Arrival;
import io.lifesign.streaming.DeadRecord;
import java.io.Serializable;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/** Alerts, scores and risks in; FHIR resources and dead records out. Knows no broker. */
final class OutboundPipeline {

  /** What comes in. */
  record Inputs(
      DataStream<Arrival<Alert>> alerts,
      DataStream<Arrival<VitalScore>> scores,
      DataStream<Arrival<ReadmissionRisk>> risks) {}

  /** What goes out. */
  record Outputs(DataStream<Outbound> resources, DataStream<DeadRecord> dead) {}

  /** What the pipeline needs to know. */
  record Plan(PatientReferences patients, ScoreChange.On scoresOn) implements Serializable {

    private static final long serialVersionUID = 1L;
  }

  private OutboundPipeline() {}

  static Outputs build(Inputs in, Plan plan) {
    DataStream<Arrival<VitalScore>> changes =
        in.scores()
            .keyBy(arrival -> arrival.usable() ? arrival.record().getPatientId() : "")
            .process(new ScoreChanges(plan.scoresOn()), ResultArrivals.SCORES)
            .uid("score-changes")
            .name("score changes");
    SingleOutputStreamOperator<Outbound> alerts =
        told(in.alerts(), "alerts", new Tellings.OfAlerts(plan.patients()));
    SingleOutputStreamOperator<Outbound> scores =
        told(changes, "scores", new Tellings.OfScores(plan.patients()));
    SingleOutputStreamOperator<Outbound> risks =
        told(in.risks(), "risks", new Tellings.OfRisks(plan.patients()));
    return new Outputs(
        alerts.union(scores, risks),
        alerts
            .getSideOutput(ToResources.DEAD)
            .union(scores.getSideOutput(ToResources.DEAD), risks.getSideOutput(ToResources.DEAD)));
  }

  private static <A extends SpecificRecord> SingleOutputStreamOperator<Outbound> told(
      DataStream<Arrival<A>> arrivals, String what, Telling<A> telling) {
    return arrivals
        .process(new ToResources<>(telling), TypeInformation.of(Outbound.class))
        .uid(what + "-to-resources")
        .name(what + " to resources");
  }
}
