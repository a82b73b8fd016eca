package io.lifesign.landing;

import io.lifesign.lake.Lake;
import io.lifesign.lake.LakeConfig;
import io.lifesign.lake.SealedColumns;
import io.lifesign.schemas.DeadLetterReason;
import io.lifesign.streaming.DeadRecord;
import io.lifesign.streaming.Position;
import io.lifesign.streaming.RegistryAccess;
import io.lifesign.streaming.WriterSchemas;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.table.data.RowData;
import org.apache.flink.util.Collector;

/**
 * Turns each record into a row of its table; what has landed before, ticks and garbage are counted.
 */
final class LandingFunction extends ProcessFunction<RawRecord, DeadRecord>
    implements CheckpointedFunction {

  private static final long serialVersionUID = 1L;
  private static final long MICROS_PER_MILLI = 1_000;

  private final LakeConfig lakeConfig;
  private final List<Target> targets;
  private final RegistryAccess registry;

  private transient ListState<String> jobs;
  private transient Lake lake;
  private transient LandedGuard guard;
  private transient Map<String, Landing> landings;

  LandingFunction(LakeConfig lakeConfig, List<Target> targets, RegistryAccess registry) {
    this.lakeConfig = lakeConfig;
    this.targets = List.copyOf(targets);
    this.registry = registry;
  }

  @Override
  public void initializeState(FunctionInitializationContext context) throws Exception {
    jobs =
        context
            .getOperatorStateStore()
            .getUnionListState(new ListStateDescriptor<>("jobs", Types.STRING));
    OptionalLong restored = context.getRestoredCheckpointId();
    if (restored.isPresent()) {
      try (Lake open = Lake.open(lakeConfig)) {
        for (String job : jobs.get()) {
          new RestoreGuard(open, job)
              .requireNewest(restored.getAsLong(), targets.stream().map(Target::table).toList());
        }
      }
    }
  }

  @Override
  public void snapshotState(FunctionSnapshotContext context) throws Exception {
    jobs.update(List.of(getRuntimeContext().getJobInfo().getJobId().toString()));
  }

  @Override
  public void open(OpenContext context) {
    lake = Lake.open(lakeConfig);
    guard = new LandedGuard(lake);
    SealedColumns sealed = SealedColumns.of(lakeConfig);
    WriterSchemas schemas = new WriterSchemas(WriterSchemas.client(registry));
    landings = new HashMap<>();
    for (Target target : targets) {
      landings.put(
          target.topic(),
          new Landing(target, schemas, sealed, getRuntimeContext().getMetricGroup()));
    }
  }

  @Override
  public void processElement(RawRecord record, Context context, Collector<DeadRecord> out) {
    Landing landing = landings.get(record.topic());
    if (record.value() == null) {
      landing.ticks().inc();
      return;
    }
    if (guard.landed(landing.target().table(), record)) {
      landing.repeated().inc();
      return;
    }
    try {
      RowData row = landing.row(record);
      landing.rows().inc();
      context.output(landing.tag(), row);
    } catch (UnreadableRecord e) {
      landing.unreadable().inc();
      if (landing.target().answersForUnreadable()) {
        out.collect(unwritable(record, e));
      }
    }
  }

  private static DeadRecord unwritable(RawRecord record, UnreadableRecord e) {
    Position position =
        new Position(
            record.topic(),
            record.partition(),
            record.offset(),
            record.timestampMillis() * MICROS_PER_MILLI);
    return DeadRecord.of(
        position, DeadLetterReason.UNWRITABLE, e.getMessage(), record.key(), record.value());
  }

  @Override
  public void close() {
    if (lake != null) {
      lake.close();
    }
  }
}
