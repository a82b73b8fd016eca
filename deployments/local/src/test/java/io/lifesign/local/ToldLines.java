package io.lifesign.local;

import io.lifesign.schemas.Catalogue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What jobs have told, a line each: by what a reader tells it from everything else. */
final class ToldLines {

  private static final String LEDGER = "ledger";

  /** The fields that are told, by topic. */
  private static final Map<String, List<String>> FIELDS =
      Map.of(
          "alerts",
          List.of("alertId", "revision", "ruleId", "status", "ruleHash"),
          "rhythm.episodes",
          List.of("episodeId", "revision", "rhythm", "status"),
          "readmission.risk",
          List.of("patientId", "encounterId", "revision", "stage", "band"),
          "readmission.outcomes",
          List.of("patientId", "encounterId", "revision", "outcome"),
          "record.outcomes",
          List.of("job", "topic", "partition", "offset", "verdict"),
          "dead.letters",
          List.of("job", "topic", "partition", "offset", "path", "reason"),
          "fhir.outbound",
          List.of("resourceType", "identifier", "revision"),
          LEDGER,
          List.of(
              "job",
              "topic",
              "partition",
              "recordsIn",
              "scored",
              "late",
              "duplicate",
              "dead",
              "waiting"));

  /**
   * How many of a ledger row's fields say whose it is: a later row takes the place of the one
   * before.
   */
  private static final int ACCOUNT_FIELDS = 3;

  private final Catalogue catalogue = Catalogue.load();
  private final TopicValues values;
  private final List<String> lines = new ArrayList<>();
  private final Map<String, String> ledger = new TreeMap<>();

  ToldLines(TopicValues values) {
    this.values = values;
  }

  synchronized void add(ConsumerRecord<byte[], byte[]> record) {
    List<String> fields = FIELDS.get(record.topic());
    if (record.value() == null || fields == null) {
      return;
    }
    Class<?> type = SpecificData.get().getClass(catalogue.topic(record.topic()).schema());
    SpecificRecord told = values.read(record.value(), type.asSubclass(SpecificRecord.class));
    Map<String, String> said = new LinkedHashMap<>();
    fields.forEach(
        field -> said.put(field, String.valueOf(told.get(told.getSchema().getField(field).pos()))));
    List<String> words = List.copyOf(said.values());
    String line = record.topic() + " " + String.join(" ", words);
    if (record.topic().equals(LEDGER)) {
      ledger.put(String.join(" ", words.subList(0, ACCOUNT_FIELDS)), line);
    } else {
      lines.add(line);
    }
  }

  /** All but the ledger, sorted; what was told twice stands there twice. */
  synchronized List<String> results() {
    return lines.stream().sorted().toList();
  }

  /** The newest row of each account. */
  synchronized List<String> ledger() {
    return List.copyOf(ledger.values());
  }
}
