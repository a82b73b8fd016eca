package io.lifesign.replay;

import java.io.PrintStream;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Shows a replay on a stream: a bar on a terminal, else a line every few seconds. */
public final class ConsoleProgress implements ReplayProgress {

  private static final long LINE_NANOS = 5_000_000_000L;
  private static final int CHECK_EVERY = 256;

  /** Where the progress is shown. */
  public enum Kind {
    BAR,
    LINES;

    /** A bar where a person watches. */
    public static Kind detect() {
      return System.console() != null ? BAR : LINES;
    }
  }

  private final PrintStream out;
  private final Kind kind;
  private String dataset = "";
  private long total;
  private long lastRecords;
  private long lastDataMicros;
  private long nextLineNanos;
  private ProgressBar bar;

  public ConsoleProgress(PrintStream out, Kind kind) {
    this.out = out;
    this.kind = kind;
  }

  @Override
  public void started(String name, long records) {
    dataset = name;
    total = records;
    nextLineNanos = System.nanoTime() + LINE_NANOS;
    if (kind == Kind.BAR) {
      bar =
          new ProgressBarBuilder()
              .setTaskName("replay " + name)
              .setInitialMax(records)
              .setStyle(ProgressBarStyle.ASCII)
              .setConsumer(new me.tongfei.progressbar.ConsoleProgressBarConsumer(out))
              .showSpeed()
              .build();
    }
  }

  @Override
  public void reached(long records, long dataMicros) {
    lastRecords = records;
    lastDataMicros = dataMicros;
    if (bar != null) {
      bar.stepTo(records);
    } else if (records % CHECK_EVERY == 0 && System.nanoTime() >= nextLineNanos) {
      line();
      nextLineNanos = System.nanoTime() + LINE_NANOS;
    }
  }

  private void line() {
    out.printf(
        "replay %s: %,d of %,d records, data time %s%n",
        dataset, lastRecords, total, Micros.instant(lastDataMicros));
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    } else if (total > 0) {
      line();
    }
  }
}
