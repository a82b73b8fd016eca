package io.lifesign.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.apache.logging.log4j.CloseableThreadContext;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.config.Configurator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** The log settings of clusters, on events of our own. */
@ResourceLock(Resources.SYSTEM_OUT)
@ResourceLock(Resources.SYSTEM_PROPERTIES)
class JsonLogTest {

  private static final Path MONITORING =
      Installation.own().root().resolve("deployments/monitoring");
  private static final String TEMPLATE = "lifesign.log.template";

  private final PrintStream before = System.out;

  @AfterEach
  void restore() {
    System.setOut(before);
    System.clearProperty(TEMPLATE);
  }

  @Test
  void anEventIsOneLineOfJsonWithFixedFields() throws IOException {
    List<String> lines =
        logged(
            context -> {
              try (CloseableThreadContext.Instance ignored =
                  CloseableThreadContext.put("flink-job-id", "4711")) {
                context.getLogger("io.lifesign.Some").warn("two\nlines and a \"quote\"");
              }
              context
                  .getLogger("io.lifesign.Some")
                  .error("broken", new IllegalStateException("no such thing"));
            });

    assertThat(lines).hasSize(2);
    JsonNode plain = new ObjectMapper().readTree(lines.get(0));
    assertThat(plain.get("time").asText())
        .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
    assertThat(plain.get("level").asText()).isEqualTo(Level.WARN.name());
    assertThat(plain.get("logger").asText()).isEqualTo("io.lifesign.Some");
    assertThat(plain.get("thread").asText()).isEqualTo(Thread.currentThread().getName());
    assertThat(plain.get("job").asText()).isEqualTo("4711");
    assertThat(plain.get("message").asText()).isEqualTo("two\nlines and a \"quote\"");
    JsonNode error = new ObjectMapper().readTree(lines.get(1)).get("error");
    assertThat(error.get("class").asText()).isEqualTo(IllegalStateException.class.getName());
    assertThat(error.get("message").asText()).isEqualTo("no such thing");
    assertThat(error.get("trace").asText()).contains(JsonLogTest.class.getName());
  }

  @Test
  void chatterOfLibrariesIsLeftOut() {
    List<String> lines =
        logged(
            context -> {
              context.getLogger("org.apache.kafka.clients.Metadata").info("chatter");
              context.getLogger("org.apache.flink.runtime.Some").info("kept");
            });

    assertThat(lines).singleElement().asString().contains("kept");
  }

  private interface Speaker {
    void speak(LoggerContext context);
  }

  private static List<String> logged(Speaker speaker) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    System.setProperty(TEMPLATE, MONITORING.resolve("log-event.json").toUri().toString());
    LoggerContext context = new LoggerContext("cluster");
    try {
      context.setConfigLocation(MONITORING.resolve("log4j-json.properties").toUri());
      context.start();
      speaker.speak(context);
    } finally {
      Configurator.shutdown(context);
    }
    return out.toString(StandardCharsets.UTF_8).lines().toList();
  }
}
