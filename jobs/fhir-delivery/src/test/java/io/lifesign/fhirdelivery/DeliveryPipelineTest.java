package io.lifesign.fhirdelivery;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import io.lifesign.fhir.out.Outbound;
import io.lifesign.fhirserver.LocalFhirServer;
import io.lifesign.schemas.Alert;
import io.lifesign.streaming.Arrival;
import io.lifesign.streaming.DeadRecord;
import io.lifesign.streaming.GatedSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.source.lib.NumberSequenceSource;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.flink.util.CloseableIterator;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Flag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Jobs against the local FHIR server over HTTP: away, back, and known from before a restart. */
class DeliveryPipelineTest {

  @RegisterExtension
  static final MiniClusterExtension FLINK =
      new MiniClusterExtension(
          new MiniClusterResourceConfiguration.Builder()
              .setNumberTaskManagers(1)
              .setNumberSlotsPerTaskManager(6)
              .build());

  private static final long PATIENCE_SECONDS = 60;
  private static final int MAX_PENDING = 50;

  /** How many records were taken from the source, by all tasks. */
  private static final AtomicInteger POLLED = new AtomicInteger();

  /** Of each of two tasks a half: whole alerts each. */
  private static final int FLAGS = 600;

  private static final int WRITTEN = 90;

  @TempDir Path folder;

  @Test
  void whileTheServerIsAwayCheckpointsGoOnAndAfterItNothingIsLostOrDoubled() throws Exception {
    int port = Sample.freePort();
    POLLED.set(0);
    JobClient job = start(port, null);
    await(job, () -> POLLED.get() == 2 * MAX_PENDING);
    String savepoint =
        job.triggerSavepoint(folder.resolve("savepoints").toString(), SavepointFormatType.CANONICAL)
            .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    assertThat(POLLED).as("not polled while as much waits as may").hasValue(2 * MAX_PENDING);
    try (LocalFhirServer server = LocalFhirServer.start(port, folder.resolve("server"))) {
      job.getJobExecutionResult().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      assertAllThereOnce(server);

      // all of it once more, from before anything was delivered
      start(port, savepoint).getJobExecutionResult().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      assertAllThereOnce(server);
    }
  }

  @Test
  void aServerThatGoesAndComesBackGetsEverything() throws Exception {
    int port = Sample.freePort();
    Path data = folder.resolve("server");
    JobClient job;
    int before;
    try (LocalFhirServer server = LocalFhirServer.start(port, data)) {
      job = start(port, null);
      await(job, () -> server.count("Flag") > 10);
      before = server.count("Flag");
    }
    assertThat(before).isLessThan(FLAGS / Sample.REVISIONS);
    try (LocalFhirServer server = LocalFhirServer.start(port, data)) {
      job.getJobExecutionResult().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      assertAllThereOnce(server);
    }
  }

  @Test
  void resourcesAreWrittenWhileTheServerIsAway() throws Exception {
    StreamExecutionEnvironment env = environment(null);
    deliver(env, Sample.freePort());
    // without end, for what a finished source has left is handed over only with the job's end
    DataStream<Arrival<Alert>> alerts =
        env.fromSource(
                new NumberSequenceSource(0, Long.MAX_VALUE - 1),
                WatermarkStrategy.noWatermarks(),
                "alerts")
            .setParallelism(1)
            .uid("alerts")
            .map(OutboundPipelineTest::arrival, ResultArrivals.ALERTS)
            .setParallelism(1)
            .uid("arrivals");
    DataStream<Outbound> written = OutboundPipelineTest.pipeline(env, alerts).resources();
    try (CloseableIterator<Outbound> resources = written.executeAndCollect()) {
      // alerts, flags, messages and provenances, all of them, though nothing can be delivered
      for (int i = 0; i < 4 * WRITTEN; i++) {
        assertThat(resources.hasNext()).isTrue();
        resources.next();
      }
    }
  }

  private static void assertAllThereOnce(LocalFhirServer server) {
    assertThat(server.count("Flag")).isEqualTo(FLAGS / Sample.REVISIONS);
    Bundle found =
        FhirContext.forR4Cached()
            .newRestfulGenericClient(server.url())
            .search()
            .forResource(Flag.class)
            .count(FLAGS)
            .returnBundle(Bundle.class)
            .execute();
    assertThat(found.getEntry())
        .hasSize(FLAGS / Sample.REVISIONS)
        .extracting(BundleEntryComponent::getResource)
        .allSatisfy(
            flag -> {
              assertThat(((Flag) flag).getStatus()).isEqualTo(Flag.FlagStatus.INACTIVE);
              // each of three revisions was written once
              assertThat(flag.getMeta().getVersionId()).isEqualTo("3");
            });
  }

  private JobClient start(int port, String savepoint) throws Exception {
    StreamExecutionEnvironment env = environment(savepoint);
    deliver(env, port);
    return env.executeAsync();
  }

  private static void deliver(StreamExecutionEnvironment env, int port) {
    DataStream<Arrival<Outbound>> resources =
        env.fromSource(
                new GatedSource<>(new NumberSequenceSource(0, FLAGS - 1), Types.LONG),
                WatermarkStrategy.noWatermarks(),
                "numbers")
            .uid("numbers")
            .map(
                n -> {
                  POLLED.incrementAndGet();
                  return Sample.arrival(Sample.flag(n), n);
                })
            .returns(OutboundArrivalSerializer.type())
            .uid("flags");
    DataStream<DeadRecord> dead =
        DeliveryPipeline.build(
            resources, Sample.settings("http://127.0.0.1:" + port + "/fhir", MAX_PENDING, 0));
    dead.sinkTo(new DiscardingSink<>()).uid("discard");
  }

  private static StreamExecutionEnvironment environment(String savepoint) {
    Configuration settings =
        new Configuration()
            .set(CoreOptions.DEFAULT_PARALLELISM, 2)
            .set(PipelineOptions.GENERIC_TYPES, false)
            .set(RestartStrategyOptions.RESTART_STRATEGY, "none");
    if (savepoint != null) {
      settings.set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint);
    }
    return StreamExecutionEnvironment.getExecutionEnvironment(settings);
  }

  /** Waits for a condition that a failed job would never fulfil. */
  private static void await(JobClient job, BooleanSupplier condition) throws Exception {
    long end = System.nanoTime() + Duration.ofSeconds(PATIENCE_SECONDS).toNanos();
    while (!condition.getAsBoolean()) {
      JobStatus status = job.getJobStatus().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (status.isTerminalState()) {
        job.getJobExecutionResult().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      }
      assertThat(System.nanoTime()).as("in time, while %s", status).isLessThan(end);
      TimeUnit.MILLISECONDS.sleep(10);
    }
  }
}
