package io.lifesign.landing;

import io.lifesign.streaming.DeadRecord;
import io.lifesign.streaming.RegistryAccess;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.table.data.RowData;

/** Records of all topics in; rows by table and what could not be written out. Knows no broker. */
final class LandingPipeline {

  /**
   * What the job writes.
   *
   * @param rows by table
   * @param unwritable records of result topics that could not be read
   */
  record Outputs(Map<String, DataStream<RowData>> rows, DataStream<DeadRecord> unwritable) {}

  private LandingPipeline() {}

  static Outputs build(DataStream<RawRecord> records, Tables tables, RegistryAccess registry) {
    SingleOutputStreamOperator<DeadRecord> landed =
        records
            .process(new LandingFunction(tables.lake(), tables.targets(), registry))
            .returns(DeadRecord.class)
            .uid("records-to-rows")
            .name("records to rows");
    Map<String, DataStream<RowData>> rows = new LinkedHashMap<>();
    tables
        .targets()
        .forEach(target -> rows.put(target.table(), landed.getSideOutput(target.tag())));
    return new Outputs(rows, landed);
  }
}
