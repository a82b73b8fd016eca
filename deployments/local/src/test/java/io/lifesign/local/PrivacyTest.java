package io.lifesign.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifesign.clinical.deterioration.DeteriorationRules;
import io.lifesign.clinical.readmission.ReadmissionModel;
import io.lifesign.clinical.readmission.ReadmissionRules;
import io.lifesign.clinical.readmission.RiskScale;
import io.lifesign.protection.Pseudonyms;
import io.lifesign.readmission.EhrArrivalSerializer;
import io.lifesign.readmission.FhirMapper;
import io.lifesign.readmission.Hl7Mapper;
import io.lifesign.readmission.MarkArrivalSerializer;
import io.lifesign.readmission.ReadmissionPipeline;
import io.lifesign.replay.Dataset;
import io.lifesign.replay.PseudonymousDataset;
import io.lifesign.replay.RecordedLog;
import io.lifesign.replay.TestRegistry;
import io.lifesign.schemas.AlertAck;
import io.lifesign.schemas.CareProfile;
import io.lifesign.schemas.Catalogue;
import io.lifesign.schemas.EhrMessage;
import io.lifesign.schemas.VitalSigns;
import io.lifesign.streaming.AckArrivalSerializer;
import io.lifesign.streaming.AlertAckMapper;
import io.lifesign.streaming.CareProfileMapper;
import io.lifesign.streaming.DeadRecord;
import io.lifesign.streaming.ProfileArrivalSerializer;
import io.lifesign.streaming.SharedTopics;
import io.lifesign.vitals.VitalArrivalSerializer;
import io.lifesign.vitals.VitalSignsMapper;
import io.lifesign.vitals.VitalsPipeline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import org.apache.flink.client.program.rest.RestClusterClient;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.WebOptions;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.test.junit5.InjectClusterClient;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * No name and no record number gets to whoever runs the jobs: into the log, an exception, a metric,
 * an answer of Flink's REST service, or the reason of a dead letter. A job remembers record
 * numbers, for it must know whom it speaks of, and with pseudonyms not even these.
 */
class PrivacyTest {

  private static final Dataset PEOPLE = MarkedPeople.dataset();
  private static final Dataset HIDDEN =
      new PseudonymousDataset(PEOPLE, new Pseudonyms(new byte[Pseudonyms.KEY_BYTES]));

  @RegisterExtension
  static final MiniClusterExtension FLINK =
      new MiniClusterExtension(
          new MiniClusterResourceConfiguration.Builder()
              // REST tells of a job as it is, and not as it was three seconds ago
              .setConfiguration(
                  new Configuration().set(WebOptions.REFRESH_INTERVAL, Duration.ofMillis(1)))
              .setNumberTaskManagers(1)
              .setNumberSlotsPerTaskManager(1)
              .build());

  private static KeptLog log;

  @TempDir Path folder;

  @BeforeAll
  static void keepTheLog() {
    log = KeptLog.begin();
  }

  @AfterAll
  static void restoreTheLog() {
    log.close();
  }

  @Test
  void whoRunsTheVitalsJobLearnsNobody(@InjectClusterClient RestClusterClient<?> cluster)
      throws Exception {
    runs(cluster, PEOPLE, Set.of(MarkedPeople.NAME), PrivacyTest::vitals, 800);
  }

  @Test
  void whoRunsTheReadmissionJobLearnsNobody(@InjectClusterClient RestClusterClient<?> cluster)
      throws Exception {
    runs(cluster, PEOPLE, Set.of(MarkedPeople.NAME), PrivacyTest::readmission, 1_300);
  }

  @Test
  void withPseudonymsNeitherJobRemembersARecordNumber(
      @InjectClusterClient RestClusterClient<?> cluster) throws Exception {
    Set<String> both = Set.of(MarkedPeople.NAME, MarkedPeople.NUMBER);

    runs(cluster, HIDDEN, both, PrivacyTest::vitals, 800);
    runs(cluster, HIDDEN, both, PrivacyTest::readmission, 1_300);
  }

  private interface Pipeline {
    DataStream<DeadRecord> build(HeldJob job) throws IOException;
  }

  /**
   * @param forgotten what may not be in the job's state
   * @param bad dead letters that there are at least
   */
  private void runs(
      RestClusterClient<?> cluster,
      Dataset people,
      Set<String> forgotten,
      Pipeline pipeline,
      int bad)
      throws Exception {
    Path state = Files.createTempDirectory(folder, "state");
    try (TestRegistry registry = new TestRegistry();
        HeldJob job = new HeldJob(RecordedLog.of(people, registry::id), registry.url())) {
      job.start(pipeline.build(job), MarkedPeople.START.plusSeconds(MarkedPeople.PEOPLE / 2), bad);
      job.save(state);
      RestWalk rest = new RestWalk(cluster.getWebInterfaceURL());
      Map<String, String> running = rest.of(job.id());
      job.fail();
      Map<String, String> failed = rest.of(job.id());

      assertThat(failed.get("/jobs/" + job.id() + "/exceptions")).contains("The test ends the job");
      assertThat(running).hasSizeGreaterThan(40);
      for (Map<String, String> answers : Set.of(running, failed)) {
        answers.forEach((path, answer) -> Marks.nobodyIn(path, path + answer));
      }
      assertThat(log.lines()).anyMatch(line -> line.contains("The test ends the job"));
      log.lines().forEach(line -> Marks.nobodyIn("the log", line));
      job.dead()
          .forEach(letter -> Marks.nobodyIn("a dead letter", letter + " at " + letter.path()));
    }
    String remembered = String.join("", Marks.filesIn(state).values());
    assertThat(remembered.contains(people == PEOPLE ? MarkedPeople.NUMBER : "p-"))
        .as("the state can be read")
        .isTrue();
    Marks.notIn("the state", remembered, forgotten);
  }

  private static DataStream<DeadRecord> vitals(HeldJob job) throws IOException {
    Catalogue catalogue = Catalogue.load();
    VitalsPipeline.Outputs out =
        VitalsPipeline.build(
            new VitalsPipeline.Inputs(
                job.read(
                    "device.vitals",
                    VitalSigns.class,
                    new VitalSignsMapper(),
                    VitalArrivalSerializer.type()),
                job.read(
                    "care.profiles",
                    CareProfile.class,
                    new CareProfileMapper(),
                    ProfileArrivalSerializer.type()),
                job.read(
                    "alerts.acks",
                    AlertAck.class,
                    new AlertAckMapper(),
                    AckArrivalSerializer.type())),
            new VitalsPipeline.Plan(
                "device.vitals",
                DeteriorationRules.standard(),
                catalogue.topic("device.vitals").lateness(),
                catalogue.topic("care.profiles").lateness(),
                Duration.ofDays(30),
                SharedTopics.REPORTED_HERE));
    job.discard(out.scores(), out.alerts(), out.verdicts(), out.ledger());
    return out.dead();
  }

  private static DataStream<DeadRecord> readmission(HeldJob job) throws IOException {
    ReadmissionRules rules = new ReadmissionRules(ReadmissionModel.DEFAULT, RiskScale.MODEL);
    ReadmissionPipeline.Outputs out =
        ReadmissionPipeline.build(
            new ReadmissionPipeline.Inputs(
                job.read(
                    "ehr.fhir", EhrMessage.class, new FhirMapper(), EhrArrivalSerializer.type()),
                job.read(
                    "ehr.hl7v2",
                    EhrMessage.class,
                    new Hl7Mapper(ZoneOffset.UTC),
                    EhrArrivalSerializer.type()),
                job.silent("vitals.scores", MarkArrivalSerializer.type()),
                job.read(
                    "alerts.acks",
                    AlertAck.class,
                    new AlertAckMapper(),
                    AckArrivalSerializer.type())),
            new ReadmissionPipeline.Plan(
                "readmission-risk",
                rules,
                rules.alertRules(),
                Catalogue.load().topic("ehr.fhir").lateness(),
                Catalogue.load().topic("alerts.acks").lateness(),
                Duration.ofDays(90)));
    job.discard(out.risks(), out.outcomes(), out.alerts(), out.ledger());
    return out.dead();
  }
}
