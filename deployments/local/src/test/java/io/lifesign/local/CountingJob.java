package io.lifesign.local;

import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/** A job that needs nothing but Flink, and ends. */
public final class CountingJob {

  private CountingJob() {}

  public static void main(String[] args) throws Exception {
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
    env.fromSequence(1, 10).uid("numbers").sinkTo(new DiscardingSink<>()).uid("nowhere");
    env.execute("counting");
  }
}
