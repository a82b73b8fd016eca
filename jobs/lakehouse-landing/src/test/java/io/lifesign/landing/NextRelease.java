package io.lifesign.landing;

import io.lifesign.lake.Migration;
import io.lifesign.schemas.Catalogue;
import io.lifesign.schemas.Topic;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;

/** The acknowledgements as a later release might have them: the same with further fields. */
final class NextRelease {

  static final String TOPIC = "alerts.acks";
  static final String TABLE = "alerts_acks";

  /** What older records do not have, one null there and one with a default. */
  static final String FIELDS =
      """
      {"name": "note", "type": ["null", "string"], "default": null},
      {"name": "minutes", "type": ["int", "null"], "default": 5}
      """;

  static final String DDL =
      """
      ALTER TABLE lifesign.alerts_acks ADD COLUMN note STRING COMMENT 'A word.' AFTER role;
      ALTER TABLE lifesign.alerts_acks ADD COLUMN minutes INT COMMENT 'Until seen, min.' AFTER note;
      """;

  private NextRelease() {}

  static Topic today() {
    return Catalogue.load().topic(TOPIC);
  }

  /** The topic with further fields, as JSON. */
  static Topic with(String fields) {
    String today = today().schema().toString();
    return of(today.substring(0, today.lastIndexOf(']')) + ", " + fields + "]}");
  }

  /** The topic with a part of its schema exchanged. */
  static Topic changed(String from, String to) {
    return of(today().schema().toString().replace(from, to));
  }

  private static Topic of(String schema) {
    Topic today = today();
    return new Topic(
        today.name(),
        new Schema.Parser().parse(schema),
        today.kind(),
        today.key(),
        today.unit(),
        today.partitions(),
        today.lateness(),
        today.ticks(),
        today.progress(),
        today.retention(),
        today.table());
  }

  /** The released migrations and one after them. */
  static List<Migration> migrations(String ddl) {
    List<Migration> all = new ArrayList<>(Migration.released());
    all.add(new Migration("V%03d__next_release".formatted(all.size() + 1), ddl));
    return all;
  }
}
