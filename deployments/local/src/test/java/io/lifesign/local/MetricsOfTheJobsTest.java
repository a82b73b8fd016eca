package io.lifesign.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.lifesign.landing.MaintenanceJob;
import io.lifesign.replay.Arrival;
import io.lifesign.replay.ConsoleProgress;
import io.lifesign.replay.Dataset;
import io.lifesign.replay.Datasets;
import io.lifesign.replay.Payload;
import io.lifesign.replay.RecordedDataset;
import io.lifesign.replay.Replayer;
import io.lifesign.replay.Target;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * All jobs run over an hour of one bed of the ward and Prometheus comes to look: what dashboards,
 * rules and the page on metrics name must be there.
 */
class MetricsOfTheJobsTest {

  private static final Path MONITORING =
      Installation.own().root().resolve("deployments/monitoring");
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String PATIENT = "W-11";
  private static final double ONE_GARBLED = 1;
  private static final Instant FROM = Instant.parse("2026-03-02T08:20:00Z");
  private static final Instant UNTIL = Instant.parse("2026-03-02T09:10:00Z");
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
  private static final Pattern OF_LABELS = Pattern.compile("\\$labels\\.(\\w+)");
  private static final Pattern IN_CODE = Pattern.compile("`(flink_\\w+)`");

  @TempDir static Path folder;
  private static String fetched;
  private static List<PromSample> samples;

  @BeforeAll
  static void run() throws InterruptedException {
    int port = Ports.choose(Ports.ANY, Ports.ANY, Ports.ANY, Ports.ANY).flink();
    Map<String, String> flink = new HashMap<>(LoopbackMetrics.at(port));
    flink.put("parallelism.default", "1");
    StackOptions options =
        new StackOptions(
            Installation.own(),
            Folders.fresh(folder.resolve("stack")),
            Ports.choose(Ports.ANY, Ports.ANY, Ports.ANY, Ports.ANY),
            LocalSettings.load().with(flink));
    String url = "http://127.0.0.1:" + port + "/metrics";
    PrintStream nobody = new PrintStream(OutputStream.nullOutputStream());
    try (LocalStack stack = LocalStack.start(options, nobody::println)) {
      StackAddresses addresses = stack.addresses();
      LocalJobs jobs = LocalJobs.submit(options.settings(), stack.flink(), addresses);
      new Replayer()
          .publish(
              anHourOfOneBed(),
              new Target(addresses.kafka(), addresses.registry()),
              ReplayOptions.speed("max"),
              new ConsoleProgress(nobody, ConsoleProgress.Kind.detect()));
      Await.until("the jobs to run", PATIENCE, jobs::running);
      // the ledger is the last to hear of a record
      Await.until("an alert", PATIENCE, () -> fetch(url).contains("_rule_alerts{"));
      Await.until("a row of the ledger", PATIENCE, () -> fetch(url).contains("_ledger_waiting{"));
      fetched = fetch(url);
    }
    samples = PromSample.all(fetched);
  }

  private static String fetch(String url) {
    try {
      return Http.body(url);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Dataset anHourOfOneBed() {
    long from = TimeUnit.SECONDS.toMicros(FROM.getEpochSecond());
    long until = TimeUnit.SECONDS.toMicros(UNTIL.getEpochSecond());
    Stream<Arrival> bed =
        Datasets.open("ward", Optional.empty())
            .arrivals()
            .filter(arrival -> PATIENT.equals(arrival.key()))
            .filter(arrival -> arrival.arrivalMicros() >= from && arrival.arrivalMicros() < until);
    Arrival garbled =
        new Arrival(from, "device.vitals", PATIENT, new Payload.Bytes("no Avro".getBytes(UTF_8)));
    return new RecordedDataset(
        "bed", "an hour of one bed", Stream.concat(Stream.of(garbled), bed).toList(), List.of());
  }

  @ParameterizedTest
  @MethodSource("queries")
  void everyQueryFindsWhatItNames(String query) {
    PromQuery asked = PromQuery.of(query);

    assertThat(asked.selectors()).isNotEmpty();
    for (PromQuery.Selector selector : asked.selectors()) {
      List<PromSample> found = samples.stream().filter(sample -> sample.answers(selector)).toList();
      assertThat(found).as("%s in %s", selector, query).isNotEmpty();
      assertThat(found.get(0).labels().keySet()).as(query).containsAll(asked.grouped());
    }
  }

  static Stream<String> queries() throws IOException {
    // the job of maintenance runs where a lake is shared, not on one machine
    return Stream.concat(
            ofDashboards().stream(), rules().stream().map(MetricsOfTheJobsTest::expression))
        .filter(query -> !query.contains(MaintenanceJob.NAME.replace('-', '_')));
  }

  @Test
  void aMisspelledMetricWouldBeFound() {
    PromQuery query =
        PromQuery.of("sum by (job_name) (rate(flink_no_such_metric{x=\"y\"}[5m])) > 1");

    assertThat(query.selectors())
        .extracting(PromQuery.Selector::metric)
        .containsExactly("flink_no_such_metric");
    assertThat(samples).noneMatch(sample -> sample.answers(query.selectors().get(0)));
  }

  @Test
  void aRuleSpeaksOnlyOfLabelsThatItKeeps() throws IOException {
    for (JsonNode rule : rules()) {
      Set<String> spoken =
          OF_LABELS
              .matcher(rule.get("annotations").toString())
              .results()
              .map(label -> label.group(1))
              .collect(Collectors.toSet());
      assertThat(PromQuery.of(expression(rule)).grouped()).as(rule.toString()).containsAll(spoken);
    }
  }

  @Test
  void everyMetricOnThePageExistsAndEveryMetricInUseIsOnIt() throws IOException {
    Set<String> explained =
        IN_CODE
            .matcher(Files.readString(MONITORING.resolve("README.md")))
            .results()
            .map(name -> name.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> used =
        queries()
            .flatMap(query -> PromQuery.of(query).selectors().stream())
            .map(PromQuery.Selector::metric)
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(explained).containsAll(used);
    assertThat(samples).extracting(PromSample::metric).containsAll(explained);
  }

  @Test
  void whatCameInIsCounted() {
    assertThat(sum("_records_in", "vitals_scoring")).isGreaterThan(ONE_GARBLED);
    assertThat(sum("_alerts_raised", "vitals_scoring")).isPositive();
    assertThat(sum("_alert_delay_ms_count", "vitals_scoring"))
        .isEqualTo(sum("_alerts_raised", "vitals_scoring"));
    assertThat(
            samples.stream()
                .filter(sample -> sample.metric().endsWith("_dead_letters"))
                .filter(sample -> sample.value() > 0))
        .singleElement()
        .satisfies(
            dead -> {
              assertThat(dead.value()).isEqualTo(ONE_GARBLED);
              assertThat(dead.labels())
                  .containsEntry("reason", "NOT_AVRO_WIRE_FORMAT")
                  .containsEntry("job_name", "vitals_scoring");
            });
  }

  private static double sum(String metric, String job) {
    return samples.stream()
        .filter(sample -> sample.metric().endsWith(metric))
        .filter(sample -> job.equals(sample.labels().get("job_name")))
        .mapToDouble(PromSample::value)
        .sum();
  }

  @Test
  void noMetricNamesAPatient() {
    assertThat(samples).anyMatch(sample -> sample.metric().endsWith("rule_alerts"));
    assertThat(fetched).doesNotContain(PATIENT, PATIENT.replace('-', '_'));
  }

  private static List<String> ofDashboards() throws IOException {
    List<String> queries = new ArrayList<>();
    try (Stream<Path> files = Files.list(MONITORING.resolve("dashboards"))) {
      for (Path file : files.sorted().toList()) {
        JsonNode dashboard = new ObjectMapper().readTree(file.toFile());
        dashboard.findValues("expr").forEach(query -> queries.add(query.asText()));
      }
    }
    return queries;
  }

  private static List<JsonNode> rules() throws IOException {
    List<JsonNode> rules = new ArrayList<>();
    for (JsonNode group : YAML.readTree(MONITORING.resolve("rules.yaml").toFile()).get("groups")) {
      group.get("rules").forEach(rules::add);
    }
    return rules;
  }

  private static String expression(JsonNode rule) {
    return rule.get("expr").asText();
  }
}
