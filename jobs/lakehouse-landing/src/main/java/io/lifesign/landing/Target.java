package io.lifesign.landing;

import io.lifesign.schemas.Topic;
import java.io.Serializable;
import java.util.List;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.runtime.typeutils.InternalTypeInfo;
import org.apache.flink.table.types.logical.RowType;
import org.apache.flink.util.OutputTag;

/**
 * Where the records of one topic go.
 *
 * @param identifying columns that are sealed where there are keys
 * @param avroSchema the topic's schema of this release, as JSON
 * @param rowType columns of the table, those of the record first and those of Kafka last
 */
record Target(
    String topic,
    Topic.Kind kind,
    String table,
    List<String> identifying,
    String avroSchema,
    RowType rowType)
    implements Serializable {

  private static final String DEAD_LETTERS = "dead.letters";

  OutputTag<RowData> tag() {
    return new OutputTag<>(table, InternalTypeInfo.of(rowType));
  }

  /**
   * Whether a record that cannot be read is this job's to dead-letter: a device's, a profile's or
   * an acknowledgement is for the job that decides on it, and no letter may breed another.
   */
  boolean answersForUnreadable() {
    return kind == Topic.Kind.RESULT && !topic.equals(DEAD_LETTERS);
  }
}
