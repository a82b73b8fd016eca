package io.lifesign.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lifesign.schemas.Alert;
import io.lifesign.schemas.DeviceStamp;
import io.lifesign.schemas.Evidence;

/** One revision of one alert as a JSON object, its fields named as in the topic. */
final class AlertJson {

  private static final ObjectMapper JSON = new ObjectMapper();

  private AlertJson() {}

  static ObjectNode of(Alert alert) {
    ObjectNode node =
        JSON.createObjectNode()
            .put("alertId", alert.getAlertId())
            .put("revision", alert.getRevision())
            .put("patientId", alert.getPatientId())
            .put("ruleId", alert.getRuleId())
            .put("ruleVersion", alert.getRuleVersion())
            .put("ruleHash", alert.getRuleHash())
            .put("priority", alert.getPriority().name())
            .put("technical", alert.getTechnical())
            .put("status", alert.getStatus().name())
            .put("onset", alert.getOnset().toString())
            .put("eventTime", alert.getEventTime().toString())
            .put("wardId", alert.getWardId())
            .put("bedId", alert.getBedId());
    ArrayNode evidence = node.putArray("evidence");
    alert.getEvidence().forEach(value -> evidence.add(evidence(value)));
    return node.put("sentence", alert.getSentence())
        .put("clears", alert.getClears())
        .put("reason", alert.getReason());
  }

  private static ObjectNode evidence(Evidence value) {
    ObjectNode node =
        JSON.createObjectNode()
            .put("name", value.getName())
            .put("value", value.getValue())
            .put("unit", value.getUnit())
            .put("points", value.getPoints())
            .put("bound", value.getBound())
            .put("ageSeconds", value.getAgeSeconds());
    DeviceStamp source = value.getSource();
    if (source == null) {
      return node.putNull("source");
    }
    node.putObject("source")
        .put("deviceId", source.getDeviceId())
        .put("bootId", source.getBootId())
        .put("sequence", source.getSequence())
        .put("eventTime", source.getEventTime().toString());
    return node;
  }
}
