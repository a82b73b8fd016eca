package io.lifesign.fhirserver;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DetectedIssue;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.RiskAssessment;
import org.hl7.fhir.r4.model.Type;

/** One patient: banner, alerts, scores, risks; newest first. */
final class PatientPage {

  private static final int MOST_ROWS = 200;

  private final ResourceStore store;
  private final String patient;

  PatientPage(ResourceStore store, String patient) {
    this.store = store;
    this.patient = patient;
  }

  String html() {
    Html html = new Html("Patient " + patient);
    html.raw("<p><a href=\"/\">All patients</a></p>");
    for (Flag flag : found(Flag.class, PatientPage::start)) {
      if (flag.getStatus() == Flag.FlagStatus.ACTIVE) {
        String kind = flag.getCategoryFirstRep().getCodingFirstRep().getCode();
        html.raw(
            "<div class=\"banner %s\">%s</div>"
                .formatted(Html.escape(kind), Html.escape(flag.getCode().getText())));
      }
    }
    html.heading("Alerts")
        .table(
            List.of("Began", "Ended", "Severity", "Status", "What was seen", "Rests on"),
            rows(found(DetectedIssue.class, PatientPage::start), this::alert));
    html.heading("Scores and observations")
        .table(
            List.of("Time", "What", "Value", "Status", "Components"),
            rows(found(Observation.class, PatientPage::start), this::observation));
    html.heading("Risks")
        .table(
            List.of("Time", "Risk of", "Probability", "Band", "Status", "Why"),
            rows(found(RiskAssessment.class, PatientPage::start), this::risk));
    return html.end();
  }

  private <T extends Resource> List<T> found(Class<T> type, Function<T, String> time) {
    return store.search(type.getSimpleName(), new Criteria(null, null, null, patient)).stream()
        .map(type::cast)
        .sorted(Comparator.comparing(time).reversed())
        .limit(MOST_ROWS)
        .toList();
  }

  private static <T> List<List<String>> rows(List<T> resources, Function<T, List<String>> row) {
    return resources.stream().map(row).toList();
  }

  private List<String> alert(DetectedIssue issue) {
    String severity = issue.hasSeverity() ? issue.getSeverity().toCode() : "";
    List<String> evidence = new ArrayList<>();
    issue.getEvidence().forEach(value -> evidence.add(Html.escape(words(value.getCodeFirstRep()))));
    String end = time(issue.getIdentifiedPeriod().getEndElement());
    return List.of(
        time(issue.getIdentifiedPeriod().getStartElement()),
        end,
        "<span class=\"%s\">%s</span>"
            .formatted(end.isEmpty() ? Html.escape(severity) : "over", Html.escape(severity)),
        status(issue.hasStatus() ? issue.getStatus().toCode() : ""),
        Html.escape(issue.getDetail()),
        String.join("<br>", evidence));
  }

  private List<String> observation(Observation observation) {
    List<String> components = new ArrayList<>();
    observation
        .getComponent()
        .forEach(
            component ->
                components.add(
                    Html.escape(words(component.getCode()))
                        + " "
                        + (component.hasValue()
                            ? Html.escape(words(component.getValue()))
                            : "&ndash;")));
    return List.of(
        start(observation),
        Html.escape(words(observation.getCode())),
        "<b>" + Html.escape(words(observation.getValue())) + "</b>",
        status(observation.hasStatus() ? observation.getStatus().toCode() : ""),
        String.join("; ", components));
  }

  private List<String> risk(RiskAssessment risk) {
    RiskAssessment.RiskAssessmentPredictionComponent prediction = risk.getPredictionFirstRep();
    return List.of(
        start(risk),
        Html.escape(words(risk.getCode())),
        prediction.hasProbabilityDecimalType()
            ? prediction.getProbabilityDecimalType().getValueAsString() + " %"
            : "",
        Html.escape(words(prediction.getQualitativeRisk())),
        status(risk.hasStatus() ? risk.getStatus().toCode() : ""),
        Html.escape(prediction.getRationale()));
  }

  private static String status(String code) {
    return Html.escape(code);
  }

  private static String words(CodeableConcept concept) {
    return concept.hasText() ? concept.getText() : concept.getCodingFirstRep().getCode();
  }

  private static String words(Type value) {
    if (value instanceof IntegerType number) {
      return number.getValueAsString();
    }
    if (value instanceof Quantity quantity) {
      return quantity.getValue().toPlainString()
          + (quantity.hasUnit() ? " " + quantity.getUnit() : "");
    }
    return value instanceof CodeableConcept concept ? words(concept) : "";
  }

  private static String start(Flag flag) {
    return time(flag.getPeriod().getStartElement());
  }

  private static String start(DetectedIssue issue) {
    return time(issue.getIdentifiedPeriod().getStartElement());
  }

  private static String start(Observation observation) {
    return observation.getEffective() instanceof BaseDateTimeType at ? time(at) : "";
  }

  private static String start(RiskAssessment risk) {
    return risk.getOccurrence() instanceof BaseDateTimeType at ? time(at) : "";
  }

  private static String time(BaseDateTimeType at) {
    return at.hasValue()
        ? Html.escape(at.getValueAsString().replace('T', ' ').replaceAll("(\\.000)?Z$", ""))
        : "";
  }
}
