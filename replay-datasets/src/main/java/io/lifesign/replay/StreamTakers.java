package io.lifesign.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.CloseableIterator;

/** Takes what streams of a bounded job carry, each with a thread of its own. */
public final class StreamTakers {

  private final List<Runnable> takers = new ArrayList<>();

  /** What the stream carries will be in the list when the job is over. */
  public <T> void collect(DataStream<T> stream, List<T> into) {
    CloseableIterator<T> values = stream.collectAsync();
    takers.add(() -> values.forEachRemaining(into::add));
  }

  /**
   * Runs the job to its end.
   *
   * @throws ReplayException if it fails
   */
  // a thread each: a stream that nobody takes from holds the others back
  public void execute(StreamExecutionEnvironment env, String job) throws InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(takers.size());
    try {
      threads.submit(() -> env.executeAsync(job)).get();
      CompletableFuture.allOf(
              takers.stream()
                  .map(taker -> CompletableFuture.runAsync(taker, threads))
                  .toArray(CompletableFuture[]::new))
          .get();
    } catch (ExecutionException e) {
      throw new ReplayException("the run over the history failed: " + e.getMessage(), e);
    } finally {
      threads.shutdownNow();
    }
  }
}
