package io.lifesign.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Broker, registry and Flink on this machine without any job, for benchmarks and studies. */
public final class BareStack implements AutoCloseable {

  private final LocalStack stack;

  private BareStack(LocalStack stack) {
    this.stack = stack;
  }

  /**
   * Starts everything on free ports; topics and subjects exist then.
   *
   * @param folder where it keeps everything
   * @param flink options of Flink that differ from the local stack's
   * @param progress is told one line at a time
   */
  public static BareStack start(Path folder, Map<String, String> flink, Consumer<String> progress)
      throws InterruptedException {
    StackOptions options =
        new StackOptions(
            Installation.own(),
            folder,
            Ports.choose(Ports.ANY, Ports.ANY, Ports.ANY, Ports.ANY),
            LocalSettings.load().with(flink));
    return new BareStack(LocalStack.start(options, progress));
  }

  public String kafka() {
    return stack.addresses().kafka();
  }

  public String registry() {
    return stack.addresses().registry();
  }

  /** A fresh environment with the settings of this Flink. */
  public StreamExecutionEnvironment environment(String job) {
    return stack.flink().environment(job);
  }

  public JobID submit(StreamExecutionEnvironment environment) throws InterruptedException {
    return stack.flink().submit(environment);
  }

  /** Cancels a job and waits until it has ended. */
  public void cancel(JobID job) throws InterruptedException {
    URI uri = URI.create(stack.addresses().flink() + "/jobs/" + job + "?mode=cancel");
    HttpRequest patch =
        HttpRequest.newBuilder(uri).method("PATCH", HttpRequest.BodyPublishers.noBody()).build();
    try {
      HttpClient.newHttpClient().send(patch, HttpResponse.BodyHandlers.discarding());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    JobStatus status;
    do {
      status = stack.flink().status(job);
    } while (!status.isTerminalState());
  }

  @Override
  public void close() {
    stack.close();
  }
}
