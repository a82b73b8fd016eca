package io.lifesign.landing;

import io.lifesign.lake.Lake;
import io.lifesign.lake.LakeConfig;
import io.lifesign.schemas.Topic;
import java.util.List;
import java.util.Map;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.table.data.RowData;
import org.apache.iceberg.Table;
import org.apache.iceberg.flink.FlinkSchemaUtil;
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
    try (Lake lake = Lake.open(config)) {
      lake.migrate();
      return new Tables(config, topics.stream().map(topic -> target(topic, lake)).toList());
    }
  }

  private static Target target(Topic topic, Lake lake) {
    Table table = lake.table(topic.table().name());
    return new Target(
        topic.name(),
        topic.kind(),
        topic.table().name(),
        topic.table().identifying(),
        topic.schema().toString(),
        FlinkSchemaUtil.convert(table.schema()));
  }

  /**
   * Appends each stream to its table, with every checkpoint one snapshot. This is Iceberg's older
   * sink by choice, see docs/adr/0003.
   */
  void land(Map<String, DataStream<RowData>> rows) {
    WriteResultType.register();
    rows.forEach(
        (table, stream) ->
            FlinkSink.forRowData(stream)
                .tableLoader(TableLoader.fromCatalog(Lake.loader(lake), Lake.identifier(table)))
                .uidPrefix("land-" + table)
                .append());
  }
}
