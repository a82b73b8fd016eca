package io.lifesign.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.lifesign.lake.HandMade;
import io.lifesign.lake.LakeConfig;
import io.lifesign.lake.NamedQuery;
import io.lifesign.lake.QueryResult;
import io.lifesign.lake.SqlSession;
import io.lifesign.lake.reconcile.Reconciliation;
import io.lifesign.landing.MaintenanceJob;
import io.lifesign.replay.Datasets;
import io.lifesign.replay.ReplayProgress;
import io.lifesign.replay.Speed;
import io.lifesign.replay.Target;
import io.lifesign.schemas.Catalogue;
import io.lifesign.schemas.Topic;
import io.lifesign.streaming.Provisioner;
import io.lifesign.streaming.SubjectRegistration;
import io.lifesign.streaming.WriterSchemas;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One stack for four questions: does {@code ./lifesign demo} come to what it should, down to the
 * answers that analysts read ({@code -Dlifesign.write=true} writes them anew); is anybody named who
 * passes through every job ({@code -Dlifesign.people=1000} for more of them); does Prometheus find
 * what dashboards, rules and the page on metrics name; and is the stack what it says it is.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WholeStackTest {

  private static final Catalogue CATALOGUE = Catalogue.load();
  private static final Path EXPECTED = Path.of("../../replay-datasets/demo");

  /** Half of the admissions lie before it. */
  private static final String GO_LIVE = "2026-02-01";

  private static final int PEOPLE = Integer.getInteger("lifesign.people", 100);

  /** Patients of the bundled datasets, as they are and as a metric's name would have them. */
  private static final Pattern PATIENT = Pattern.compile("\\bW[-_]\\d\\d");

  @TempDir static Path folder;
  private static String metricsUrl;
  private static List<PromSample> metrics;
  private static KeptLog log;
  private static LocalRun run;
  private static LocalStack stack;
  private static RunSummary summary;
  private static LakeConfig lake;
  private static SqlSession sql;

  @BeforeAll
  static void replay() throws InterruptedException {
    log = KeptLog.begin();
    int metricsPort = Ports.choose(Ports.ANY, Ports.ANY, Ports.ANY, Ports.ANY).flink();
    metricsUrl = "http://127.0.0.1:" + metricsPort + "/metrics";
    StackOptions options =
        new StackOptions(
            Installation.own(),
            Folders.fresh(folder.resolve("stack")),
            Ports.choose(Ports.ANY, Ports.ANY, Ports.ANY, Ports.ANY),
            LocalSettings.load().with(LoopbackMetrics.at(metricsPort)));
    run = LocalRun.start(options, alert -> {}, System.err::println);
    stack = run.stack();
    summary = run.replay(Datasets.demo(), Speed.MAX, ReplayProgress.NONE);
    lake = LakeConfig.embedded(options.warehouse());
    sql = SqlSession.open(lake);
    metrics = PromSample.all(fetchMetrics());
  }

  private static String fetchMetrics() {
    try {
      return Http.body(metricsUrl);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @AfterAll
  static void stop() {
    if (sql != null) {
      sql.close();
    }
    run.close();
    log.close();
  }

  @Test
  @Order(1)
  void theSummaryIsTheExpectedOne() throws IOException {
    ObjectNode json = new ObjectMapper().valueToTree(summary);
    json.remove("warehouse");
    // the ledger is told with each checkpoint: its sums are the same, its rows are not
    ((ObjectNode) json.get("tables")).remove("ledger");

    expect("summary.json", json.toPrettyString());
    assertThat(summary.ledgerBalances()).isTrue();
  }

  static Stream<String> names() {
    return NamedQuery.all().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("names")
  @Order(1)
  void everyNamedQueryAnswersAsExpected(String name) throws IOException {
    QueryResult result =
        sql.named(name, name.equals("pilot") ? Map.of("goLive", GO_LIVE) : Map.of());
    List<String> lines = new ArrayList<>();
    lines.add(String.join(" | ", result.columns()));
    HandMade.plain(result.rows()).forEach(row -> lines.add(String.join(" | ", row).strip()));

    expect("answers/" + name + ".txt", String.join("\n", lines));
  }

  @Test
  @Order(1)
  void everyRecordIsARowAndTheSumsAgree() throws InterruptedException {
    try (BrokerLog log = BrokerLog.open(stack.addresses().kafka())) {
      Reconciliation reconciliation =
          ReconcileCommand.settled(
              lake, Optional.of(log), Duration.ofSeconds(30), System.err::println);
      assertThat(reconciliation.findings()).isEmpty();
      assertThat(reconciliation.partitions()).hasSizeGreaterThan(50);
    }
  }

  /** But for what asks for the job of maintenance, which runs where a lake is shared. */
  static List<String> queriesOfMetrics() throws IOException {
    String maintenance = MaintenanceJob.NAME.replace('-', '_');
    return MonitoringFiles.queries().stream()
        .filter(query -> !query.contains(maintenance))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("queriesOfMetrics")
  @Order(1)
  void everyQueryOfMetricsFindsWhatItNames(String query) {
    PromQuery asked = PromQuery.of(query);

    assertThat(asked.selectors()).isNotEmpty();
    for (PromQuery.Selector selector : asked.selectors()) {
      List<PromSample> found = metrics.stream().filter(sample -> sample.answers(selector)).toList();
      assertThat(found).as("%s in %s", selector, query).isNotEmpty();
      assertThat(found.get(0).labels().keySet()).as(query).containsAll(asked.grouped());
    }
  }

  @Test
  @Order(1)
  void everyMetricOnThePageExistsAndAMisspelledOneWouldBeFound() throws IOException {
    assertThat(metrics).extracting(PromSample::metric).containsAll(MonitoringFiles.explained());

    PromQuery misspelled =
        PromQuery.of("sum by (job_name) (rate(flink_no_such_metric{x=\"y\"}[5m]))");
    assertThat(misspelled.selectors())
        .extracting(PromQuery.Selector::metric)
        .containsExactly("flink_no_such_metric");
    assertThat(metrics).noneMatch(sample -> sample.answers(misspelled.selectors().get(0)));
  }

  @Test
  @Order(1)
  void metricsCountWhatTheSummaryCounts() {
    SortedMap<String, Long> dead = new TreeMap<>();
    metrics.stream()
        .filter(sample -> sample.metric().endsWith("_dead_letters") && sample.value() > 0)
        .forEach(
            sample -> dead.merge(sample.labels().get("reason"), (long) sample.value(), Long::sum));

    assertThat(dead).isEqualTo(summary.deadLetters());
    assertThat(metric("_records_in", "vitals_scoring")).isPositive();
    assertThat(metric("_alerts_raised", "vitals_scoring")).isPositive();
    assertThat(metric("_alert_delay_ms_count", "vitals_scoring"))
        .isEqualTo(metric("_alerts_raised", "vitals_scoring"));
  }

  private static double metric(String ending, String job) {
    return metrics.stream()
        .filter(sample -> sample.metric().endsWith(ending))
        .filter(sample -> job.equals(sample.labels().get("job_name")))
        .mapToDouble(PromSample::value)
        .sum();
  }

  @Test
  @Order(2)
  void peoplePassAndNobodyIsNamed() throws IOException, InterruptedException {
    StackAddresses addresses = stack.addresses();
    Target target = new Target(addresses.kafka(), addresses.registry());
    run.replay(
        StreamTime.following(MarkedPeople.dataset(PEOPLE), target), Speed.MAX, ReplayProgress.NONE);

    RestWalk rest = new RestWalk(addresses.flink());
    List<String> jobs = rest.jobs();
    assertThat(jobs).hasSize(JobProgram.ALL.size());
    for (String job : jobs) {
      rest.of(job).forEach((path, answer) -> Marks.nobodyIn(path, path + answer));
    }
    String told = fetchMetrics();
    assertThat(told).contains("rule_alerts{").doesNotContainPattern(PATIENT);
    Marks.nobodyIn("metrics", told);
    assertThat(log.lines()).isNotEmpty();
    log.lines().forEach(line -> Marks.nobodyIn("the log", line));
    try (Stream<Path> files = Files.walk(folder)) {
      files.forEach(file -> Marks.nobodyIn("a file's name", file.toString()));
    }
    Map<Path, String> logs = Marks.filesIn(folder.resolve("stack/logs"));
    assertThat(logs).hasSizeGreaterThanOrEqualTo(3);
    logs.forEach((file, text) -> Marks.nobodyIn(file.toString(), text));
    Map<Path, String> checkpoints = Marks.filesIn(folder.resolve("stack/flink/checkpoints"));
    assertThat(checkpoints.values())
        .as("checkpoints can be read")
        .anyMatch(state -> state.contains(MarkedPeople.NUMBER));
    checkpoints.forEach(
        (file, state) -> Marks.notIn(file.toString(), state, Set.of(MarkedPeople.NAME)));
  }

  private static void expect(String file, String actual) throws IOException {
    Path golden = EXPECTED.resolve(file);
    if (Boolean.getBoolean("lifesign.write")) {
      Files.createDirectories(golden.getParent());
      Files.writeString(golden, actual + "\n");
    }
    assertThat(actual).isEqualTo(Files.readString(golden).stripTrailing());
  }

  @Test
  void topicsAreMadeForReplays() throws ExecutionException, InterruptedException {
    try (Admin admin = admin()) {
      assertThat(admin.listTopics().names().get())
          .containsAll(CATALOGUE.topics().stream().map(Topic::name).toList());
      var resource = new ConfigResource(ConfigResource.Type.TOPIC, "device.vitals");
      var settings = admin.describeConfigs(List.of(resource)).all().get().get(resource);
      assertThat(settings.get("message.timestamp.type").value()).isEqualTo("CreateTime");
      assertThat(settings.get("retention.ms").value()).isEqualTo("-1");
      assertThat(settings.get("message.timestamp.after.max.ms").value())
          .isEqualTo(Long.toString(Long.MAX_VALUE));
    }
  }

  @Test
  void provisioningAgainChangesNothing()
      throws ExecutionException, InterruptedException, IOException, RestClientException {
    SchemaRegistryClient registry = WriterSchemas.client(stack.addresses().registry());
    try (Admin admin = admin()) {
      new Provisioner(CATALOGUE, Provisioner.ArrivalClock.PRODUCER)
          .createTopics(admin, Optional.empty());
    }
    new SubjectRegistration(CATALOGUE).register(registry);

    assertThat(registry.getAllVersions("alerts-value")).containsExactly(1);
    assertThat(registry.getCompatibility("alerts-value")).isEqualTo("FULL_TRANSITIVE");
  }

  @Test
  void flinkShowsItsWebPage() {
    assertThat(Http.answers(stack.addresses().flink() + "/index.html")).isTrue();
  }

  @Test
  @Order(Integer.MAX_VALUE)
  void noProcessIsLeftBehind() {
    List<Long> children = stack.childPids();
    assertThat(children).allSatisfy(pid -> assertThat(ProcessHandle.of(pid)).isPresent());

    stack.close();

    assertThat(children)
        .noneMatch(pid -> ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false));
  }

  private static Admin admin() {
    return Admin.create(Map.of("bootstrap.servers", stack.addresses().kafka()));
  }
}
