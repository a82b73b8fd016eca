package io.lifesign.local;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.Appender;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Configuration;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.apache.logging.log4j.core.config.Property;

/** Keeps, in place of the console, every line of the log from INFO on, stack traces and all. */
final class KeptLog extends AbstractAppender implements AutoCloseable {

  private final Queue<String> lines = new ConcurrentLinkedQueue<>();
  private final LoggerContext context = (LoggerContext) LogManager.getContext(false);

  private KeptLog() {
    super("kept", null, null, false, Property.EMPTY_ARRAY);
  }

  static KeptLog begin() {
    KeptLog log = new KeptLog();
    log.start();
    Configuration configuration = log.context.getConfiguration();
    for (LoggerConfig logger : configuration.getLoggers().values()) {
      logger.setLevel(Level.INFO);
    }
    LoggerConfig root = configuration.getRootLogger();
    Map.copyOf(root.getAppenders()).keySet().forEach(root::removeAppender);
    root.addAppender(log, Level.INFO, null);
    log.context.updateLoggers();
    return log;
  }

  @Override
  public void append(LogEvent event) {
    StringWriter text = new StringWriter();
    text.append(event.getLoggerName()).append(' ').append(event.getMessage().getFormattedMessage());
    if (event.getThrown() != null) {
      event.getThrown().printStackTrace(new PrintWriter(text));
    }
    lines.add(text.toString());
  }

  Iterable<String> lines() {
    return lines;
  }

  /** The log goes where it went before. */
  @Override
  public void close() {
    Appender kept = context.getConfiguration().getRootLogger().getAppenders().get(getName());
    if (kept != null) {
      context.reconfigure();
    }
  }
}
