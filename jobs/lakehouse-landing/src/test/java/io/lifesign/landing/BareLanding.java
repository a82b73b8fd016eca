package io.lifesign.landing;

import io.lifesign.lake.Lake;
import io.lifesign.lake.LakeConfig;
import io.lifesign.lake.Migration;
import io.lifesign.lake.reconcile.Finding;
import io.lifesign.lake.reconcile.LandedTopic;
import io.lifesign.lake.reconcile.OffsetSet;
import io.lifesign.lake.reconcile.Reconciler;
import io.lifesign.lake.reconcile.TopicLog;
import io.lifesign.schemas.Catalogue;
import io.lifesign.schemas.Topic;
import io.lifesign.streaming.WriterSchemas;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.SimpleCounter;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.runtime.typeutils.InternalTypeInfo;
import org.apache.flink.util.Collector;
import org.apache.iceberg.DistributionMode;
import org.apache.iceberg.SnapshotRef;
import org.apache.iceberg.Table;
import org.apache.iceberg.flink.TableLoader;
import org.apache.iceberg.flink.sink.FlinkSink;
import org.apache.iceberg.flink.sink.IcebergSink;
import org.apache.iceberg.flink.sink.dynamic.DynamicIcebergSink;
import org.apache.iceberg.flink.sink.dynamic.DynamicRecord;
import org.apache.iceberg.flink.sink.dynamic.DynamicRecordGenerator;

/**
 * One topic of a lake, landed by Iceberg's sinks alone, and what the reconciler says of it.
 *
 * @param sinks the catalog by which the sinks reach the lake
 */
record BareLanding(TestLake lake, TestRegistry registry, LakeConfig sinks) {

  static final String TOPIC = "alerts.acks";
  static final String TABLE = "alerts_acks";

  /** V001 and V002; most tests need no other table, and each takes its time to make. */
  private static final List<Migration> THROUGH_ITS_TABLE = Migration.released().subList(0, 2);

  BareLanding(TestLake lake, TestRegistry registry) {
    this(lake, registry, lake.config());
  }

  void newerSink(DataStream<RawRecord> records) {
    IcebergSink.forRowData(rows(records)).tableLoader(loader()).uidSuffix("bare").append();
  }

  void olderSink(DataStream<RawRecord> records) {
    WriteResultType.register();
    FlinkSink.forRowData(rows(records)).tableLoader(loader()).uidPrefix("bare").append();
  }

  void dynamicSink(DataStream<RawRecord> records) {
    DynamicIcebergSink.<RowData>forInput(rows(records))
        .generator(new ToTable(sinks))
        .catalogLoader(Lake.loader(sinks))
        .uidPrefix("bare")
        .append();
  }

  /** The landing job itself, by the same catalog. */
  void landing(DataStream<RawRecord> records) {
    Topic topic = Catalogue.load().topic(TOPIC);
    Tables tables = Tables.migrated(lake.config(), List.of(topic), THROUGH_ITS_TABLE);
    TestJobs.land(records, new Tables(sinks, tables.targets()), registry);
  }

  private DataStream<RowData> rows(DataStream<RawRecord> records) {
    Target target =
        Tables.migrated(lake.config(), List.of(Catalogue.load().topic(TOPIC)), THROUGH_ITS_TABLE)
            .targets()
            .get(0);
    return records
        .process(new Rows(target, registry.url()))
        .returns(InternalTypeInfo.of(target.rowType()))
        .uid("rows");
  }

  private TableLoader loader() {
    return TableLoader.fromCatalog(Lake.loader(sinks), Lake.identifier(TABLE));
  }

  long landed() {
    try (Lake open = Lake.open(lake.config())) {
      return open.rowCounts().getOrDefault(TABLE, 0L);
    }
  }

  /**
   * What is wrong if each partition of the topic has records up to an offset. The reconciler wants
   * all tables: afterwards only the landing job itself starts on this lake.
   */
  List<Finding> findings(int partitions, long end) {
    try (Lake open = Lake.open(lake.config())) {
      open.migrate();
    }
    TopicLog log =
        topic -> {
          SortedMap<Integer, TopicLog.Partition> all = new TreeMap<>();
          for (int partition = 0; partition < partitions; partition++) {
            OffsetSet records = new OffsetSet();
            LongStream.range(0, end).forEach(records::add);
            all.put(partition, new TopicLog.Partition(0, end, records, new OffsetSet()));
          }
          return all;
        };
    return new Reconciler(
            lake.config(), List.of(new LandedTopic(TOPIC, TABLE, true, true)), Optional.of(log))
        .run(ignored -> {}).findings().stream()
            .filter(each -> each.topic().equals(TOPIC)) // the sample ledger's sums are no sums
            .toList();
  }

  /** Tells the dynamic sink where every row belongs. */
  private static final class ToTable implements DynamicRecordGenerator<RowData> {

    private static final long serialVersionUID = 1L;

    private final LakeConfig config;
    private transient Table table;

    ToTable(LakeConfig config) {
      this.config = config;
    }

    @Override
    public void open(OpenContext context) {
      try (Lake lake = Lake.open(config)) {
        table = lake.table(TABLE);
      }
    }

    @Override
    public void generate(RowData row, Collector<DynamicRecord> out) {
      out.collect(
          new DynamicRecord(
              Lake.identifier(TABLE),
              SnapshotRef.MAIN_BRANCH,
              table.schema(),
              row,
              table.spec(),
              DistributionMode.NONE,
              1));
    }
  }

  /** The topic's records as rows, without any guard of ours. */
  private static final class Rows extends ProcessFunction<RawRecord, RowData> {

    private static final long serialVersionUID = 1L;

    private final Target target;
    private final String registryUrl;
    private transient RowReader reader;

    Rows(Target target, String registryUrl) {
      this.target = target;
      this.registryUrl = registryUrl;
    }

    @Override
    public void open(OpenContext context) {
      WriterSchemas schemas = new WriterSchemas(WriterSchemas.client(registryUrl));
      reader = new RowReader(target, schemas, new SimpleCounter());
    }

    @Override
    public void processElement(RawRecord record, Context context, Collector<RowData> out)
        throws Exception {
      if (record.value() != null && record.topic().equals(TOPIC)) {
        out.collect(reader.read(record));
      }
    }
  }
}
