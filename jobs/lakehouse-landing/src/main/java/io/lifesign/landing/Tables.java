package io.lifesign.landing;

import io.lifesign.lake.Lake;
import io.lifesign.lake.LakeConfig;
import io.lifesign.lake.Migration;
import io.lifesign.schemas.Topic;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.table.data.RowData;
import org.apache.iceberg.Schema;
import org.apache.iceberg.flink.TableLoader;
import org.apache.iceberg.flink.sink.FlinkSink;

/**
 * The tables that topics land in.
 *
 * @param targets one a topic
 */
record Tables(LakeConfig lake, List<Target> targets) {

  /** Brings the lake up to date and takes the columns from the tables themselves. */
  static Tables migrated(LakeConfig config, List<Topic> topics) {
    return migrated(config, topics, Migration.released());
  }

  /**
   * The same by given migrations.
   *
   * @throws IllegalArgumentException naming table and column if a topic's schema would not fit its
   *     table; then nothing of the lake is changed
   */
  static Tables migrated(LakeConfig config, List<Topic> topics, List<Migration> migrations) {
    try (Lake lake = Lake.open(config)) {
      SortedMap<String, Schema> planned = lake.planned(migrations);
      topics.forEach(topic -> Target.of(topic, columns(topic, planned)));
      lake.migrate(migrations);
      return new Tables(
          config,
          topics.stream()
              .map(topic -> Target.of(topic, lake.table(topic.table().name()).schema()))
              .toList());
    }
  }

  private static Schema columns(Topic topic, SortedMap<String, Schema> planned) {
    Schema columns = planned.get(topic.table().name());
    if (columns == null) {
      throw new IllegalArgumentException(
          "No migration makes the table " + topic.table().name() + " of topic " + topic.name());
    }
    return columns;
  }

  /**
   * Appends each stream to its table, with every checkpoint one snapshot. This is Iceberg's older
   * sink by choice, see docs/adr/0006.
   */
  void land(Map<String, DataStream<RowData>> rows) {
    WriteResultType.register();
    rows.forEach(
        (table, stream) ->
            FlinkSink.forRowData(stream)
                .tableLoader(
                    new GuardedTable(
                        TableLoader.fromCatalog(Lake.loader(lake), Lake.identifier(table))))
                .uidPrefix("land-" + table)
                .append());
  }
}
