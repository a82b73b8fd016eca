package io.lifesign.landing;

import io.lifesign.schemas.Topic;
import java.io.Serializable;
import java.util.List;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.runtime.typeutils.InternalTypeInfo;
import org.apache.flink.table.types.logical.RowType;
import org.apache.flink.util.OutputTag;
import org.apache.iceberg.Schema;
import org.apache.iceberg.flink.FlinkSchemaUtil;

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

  /**
   * The target that a topic is of a table with these columns.
   *
   * @throws IllegalArgumentException naming table and column if the topic's schema does not fit
   *     them
   */
  static Target of(Topic topic, Schema columns) {
    RowType row = FlinkSchemaUtil.convert(columns);
    RowShape.of(topic.schema(), row, topic.table().name());
    return new Target(
        topic.name(),
        topic.kind(),
        topic.table().name(),
        topic.table().identifying(),
        topic.schema().toString(),
        row);
  }

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
