package io.lifesign.landing;

import io.lifesign.lake.SealedColumns;
import io.lifesign.streaming.WriterSchemas;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.table.data.RowData;
import org.apache.flink.util.OutputTag;

/** What one subtask needs to land one topic, and what it has counted. */
final class Landing {

  private final Target target;
  private final OutputTag<RowData> tag;
  private final RowReader reader;
  private final RowSealing sealing;
  private final Counter rows;
  private final Counter ticks;
  private final Counter repeated;
  private final Counter unreadable;

  Landing(Target target, WriterSchemas schemas, SealedColumns sealed, MetricGroup metrics) {
    this.target = target;
    this.tag = target.tag();
    this.sealing = new RowSealing(target, sealed);
    MetricGroup group = metrics.addGroup("table", target.table());
    this.reader = new RowReader(target, schemas, group.counter("newer"));
    this.rows = group.counter("rows");
    this.ticks = group.counter("ticks");
    this.repeated = group.counter("repeated");
    this.unreadable = group.counter("unreadable");
  }

  RowData row(RawRecord record) throws UnreadableRecord {
    return sealing.of(reader.read(record), record);
  }

  Target target() {
    return target;
  }

  OutputTag<RowData> tag() {
    return tag;
  }

  Counter rows() {
    return rows;
  }

  Counter ticks() {
    return ticks;
  }

  Counter repeated() {
    return repeated;
  }

  Counter unreadable() {
    return unreadable;
  }
}
