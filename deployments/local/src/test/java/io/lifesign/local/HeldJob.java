package io.lifesign.local;

import io.lifesign.replay.RecordedLog;
import io.lifesign.schemas.Catalogue;
import io.lifesign.schemas.Topic;
import io.lifesign.streaming.Arrival;
import io.lifesign.streaming.ArrivalDecoder;
import io.lifesign.streaming.DeadRecord;
import io.lifesign.streaming.KafkaEnds;
import io.lifesign.streaming.PartitionWatermarks;
import io.lifesign.streaming.Position;
import io.lifesign.streaming.RecordMapper;
import io.lifesign.streaming.RegistryAccess;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.util.CloseableIterator;
import org.apache.flink.util.Collector;

/**
 * A pipeline that has all its records and waits: time passes in it when the test says so, and it
 * fails when the test says so.
 */
final class HeldJob implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final String FAIL = "fail";

  private final RecordedLog log;
  private final String registry;
  private final ServerSocket clocks;
  private final List<Socket> sockets = new ArrayList<>();
  private final Queue<DeadRecord> dead = new ConcurrentLinkedQueue<>();
  private final StreamExecutionEnvironment env;
  private int topics;
  private JobClient job;

  HeldJob(RecordedLog log, String registry) throws IOException {
    this.log = log;
    this.registry = registry;
    this.clocks = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    this.env =
        StreamExecutionEnvironment.getExecutionEnvironment(
            new Configuration()
                .set(PipelineOptions.GENERIC_TYPES, false)
                .set(RestartStrategyOptions.RESTART_STRATEGY, "none"));
    env.setParallelism(1);
  }

  /** Every record of a topic, then nothing but time. */
  <A extends SpecificRecord, T> SingleOutputStreamOperator<Arrival<T>> read(
      String name, Class<A> avro, RecordMapper<A, T> mapper, TypeInformation<Arrival<T>> type)
      throws IOException {
    ArrivalDecoder<A, T> decoder =
        new ArrivalDecoder<>(
            RegistryAccess.open(registry), avro, mapper, type, TimeUnit.MINUTES.toMicros(1));
    decoder.open(null);
    Into<Arrival<T>> arrivals = new Into<>(new ArrayList<>());
    for (var partition : log.partitions(name)) {
      for (var record : partition) {
        if (record.value() != null) {
          decoder.deserialize(record, arrivals);
        }
      }
    }
    DataStream<Arrival<T>> ticks = ticks(name, type);
    return clocked(
        name,
        arrivals.list().isEmpty() ? ticks : env.fromData(arrivals.list(), type).union(ticks),
        type);
  }

  /** A topic in which nothing but time passes. */
  <T> SingleOutputStreamOperator<Arrival<T>> silent(String name, TypeInformation<Arrival<T>> type) {
    return clocked(name, ticks(name, type), type);
  }

  private <T> DataStream<Arrival<T>> ticks(String name, TypeInformation<Arrival<T>> type) {
    topics++;
    return env.socketTextStream("127.0.0.1", clocks.getLocalPort())
        .map(new Ticking<T>(name))
        .returns(type);
  }

  private static <T> SingleOutputStreamOperator<Arrival<T>> clocked(
      String name, DataStream<Arrival<T>> all, TypeInformation<Arrival<T>> type) {
    Topic topic = Catalogue.load().topic(name);
    return KafkaEnds.clocked(
        all.assignTimestampsAndWatermarks(
            PartitionWatermarks.<T>strategy(topic.lateness(), Duration.ZERO)),
        name,
        type);
  }

  void discard(DataStream<?>... streams) {
    for (DataStream<?> stream : streams) {
      stream.sinkTo(new DiscardingSink<>());
    }
  }

  /** Starts the job and returns when it has read all its records and time has passed to there. */
  void start(DataStream<DeadRecord> letters, Instant until, long deadAtLeast) throws Exception {
    CloseableIterator<DeadRecord> letter =
        letters.map(HeldJob::withoutContent).returns(DeadRecord.class).collectAsync();
    job = env.executeAsync();
    for (int i = 0; i < topics; i++) {
      sockets.add(clocks.accept());
    }
    Thread reader =
        new Thread(
            () -> {
              try {
                letter.forEachRemaining(dead::add);
              } catch (RuntimeException e) {
                // the job has failed, as it was told to
              }
            });
    reader.setDaemon(true);
    reader.start();
    Await.until("the bad records to be told", PATIENCE, () -> dead.size() >= deadAtLeast);
    say(Long.toString(TimeUnit.SECONDS.toMicros(until.getEpochSecond())));
  }

  /** The sink of a test remembers what was not fetched yet, as no sink of a job does. */
  private static DeadRecord withoutContent(DeadRecord letter) {
    return DeadRecord.of(letter.position(), letter.reason(), letter.detail(), null, null)
        .at(letter.path());
  }

  String id() {
    return job.getJobID().toString();
  }

  Iterable<DeadRecord> dead() {
    return dead;
  }

  /** All that the job remembers, in files. */
  void save(Path folder) throws InterruptedException {
    Await.until("the state to be saved", PATIENCE, () -> saved(folder));
  }

  /** Flink refuses while a source that has sent its last record ends. */
  private boolean saved(Path folder) throws InterruptedException {
    try {
      job.triggerSavepoint(folder.toUri().toString(), SavepointFormatType.CANONICAL).get();
      return true;
    } catch (ExecutionException e) {
      return false;
    }
  }

  void fail() throws Exception {
    say(FAIL);
    Await.until("the job to fail", PATIENCE, () -> job.getJobStatus().join() == JobStatus.FAILED);
  }

  private void say(String line) throws IOException {
    for (Socket socket : sockets) {
      OutputStream out = socket.getOutputStream();
      out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
      out.flush();
    }
  }

  @Override
  public void close() throws IOException {
    clocks.close();
    for (Socket socket : sockets) {
      socket.close();
    }
  }

  private record Ticking<T>(String topic) implements MapFunction<String, Arrival<T>> {
    @Override
    public Arrival<T> map(String line) {
      if (line.equals(FAIL)) {
        throw new IllegalStateException("The test ends the job");
      }
      long micros = Long.parseLong(line);
      return Arrival.tick(new Position(topic, 0, 0, micros), micros);
    }
  }

  private record Into<T>(List<T> list) implements Collector<T> {
    @Override
    public void collect(T record) {
      list.add(record);
    }

    @Override
    public void close() {}
  }
}
