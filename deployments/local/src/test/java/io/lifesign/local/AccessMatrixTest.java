package io.lifesign.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.lifesign.local.access.AccessPlan;
import io.lifesign.local.access.AccessTable;
import io.lifesign.local.access.Principal;
import io.lifesign.schemas.Catalogue;
import io.lifesign.schemas.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may do what, tried out record by record against a real broker. */
class AccessMatrixTest {

  /** Somebody with a password of the house and no business with its topics. */
  private static final String ANALYST = "analyst";

  private static final Catalogue CATALOGUE = Catalogue.load();

  /** Written by hand, so that a slip in what makes the rules is seen here. */
  private static final String MATRIX =
      """
      topic                 vitals-scoring  vitals-home  arrhythmia-cep  readmission-risk  fhir-delivery  lakehouse-landing  device-gateway  ehr-gateway  care-team  alerting  analyst
      --------------------------------------------------------------------------------------------------------------------------------------------------------------------------------
      device.vitals         R                                                                             R                  W
      device.home                           R                                                             R                  W
      device.ecg                                         R                                                                   W
      care.profiles         R               R            R                                                R                                               W
      alerts.acks           R               R            R               R                                R                                               W
      ehr.fhir                                                           R                                R                                  W
      ehr.hl7v2                                                          R                                R                                  W
      vitals.scores         W               W                            R                 R              R
      rhythm.beats                                       W                                                R
      rhythm.signal                                      W                                                R
      rhythm.episodes                                    W                                                R
      readmission.risk                                                   W                 R              R
      readmission.outcomes                                               W                                R
      fhir.outbound                                                                        RW             R
      alerts                W               W            W               W                 R              R                                                          R
      record.outcomes       W               W            W                                                R
      dead.letters          W               W            W               W                 W              RW
      ledger                W               W            W               W                                R
      """;

  @TempDir static Path folder;
  private static AccessPlan plan;
  private static GuardedBroker broker;
  private static LocalCa otherCa;

  @BeforeAll
  static void start() throws Exception {
    plan = HouseAccess.plan(LocalSettings.loadCluster());
    List<String> users = new ArrayList<>(plan.principals().stream().map(Principal::name).toList());
    users.add(ANALYST);
    broker = GuardedBroker.start(folder, users);
    otherCa = LocalCa.make(folder.resolve("other"));
    try (Admin admin = Admin.create(broker.operator())) {
      // somebody who once was allowed more than the plan says, and somebody whom it does not know
      admin
          .createAcls(List.of(write("alerting", "alerts"), write("stranger", "ledger")))
          .all()
          .get();
    }
    assertThat(broker.applyRules()).endsWith(" 1 removed, 1 of others left as they are");
  }

  private static AclBinding write(String user, String topic) {
    return new AclBinding(
        new ResourcePattern(ResourceType.TOPIC, topic, PatternType.LITERAL),
        new AccessControlEntry("User:" + user, "*", AclOperation.WRITE, AclPermissionType.ALLOW));
  }

  @AfterAll
  static void stop() {
    broker.close();
  }

  @Test
  void eachMayDoWhatIsItsOwnAndNothingElse() throws Exception {
    List<String> columns = new ArrayList<>(List.of("topic"));
    List<List<String>> rows = new ArrayList<>();
    for (Topic topic : CATALOGUE.topics()) {
      rows.add(new ArrayList<>(List.of(topic.name())));
    }
    Properties operator = new Properties();
    operator.putAll(broker.operator());
    try (Attempt all = new Attempt(operator)) {
      for (Topic topic : CATALOGUE.topics()) {
        assertThat(all.writes(topic.name())).isTrue(); // something to read
      }
    }
    List<String> users = new ArrayList<>(plan.principals().stream().map(Principal::name).toList());
    users.add(ANALYST);
    for (String user : users) {
      columns.add(user);
      try (Attempt attempt = new Attempt(broker.client(user))) {
        for (int i = 0; i < rows.size(); i++) {
          String topic = rows.get(i).get(0);
          rows.get(i).add(AccessTable.cell(attempt.reads(topic), attempt.writes(topic)));
        }
      }
    }

    String tried = String.join("\n", new TextTable(columns, rows).lines());
    System.out.println(tried);
    assertThat(tried).isEqualTo(MATRIX.strip());
  }

  @Test
  void nobodyMovesTheProgressOfAnothersGroup() throws Exception {
    Map<String, List<String>> moved = new HashMap<>();
    for (Principal user : plan.principals()) {
      // one that may be read, so that only the group can be the reason of a refusal
      Set<String> known = user.reads().isEmpty() ? user.writes() : user.reads();
      String topic = known.iterator().next();
      try (Attempt attempt = new Attempt(broker.client(user.name()))) {
        for (Principal owner : plan.principals()) {
          if (owner.group().isPresent() && attempt.commits(owner.group().get(), topic)) {
            moved.computeIfAbsent(user.name(), none -> new ArrayList<>()).add(owner.name());
          }
        }
      }
    }

    assertThat(moved)
        .hasSize(7)
        .allSatisfy((user, owners) -> assertThat(owners).containsExactly(user));
  }

  @Test
  void nobodyButTheOperatorChangesRules() {
    for (Principal user : plan.principals()) {
      assertThat(refusal(broker.client(user.name())))
          .as(user.name())
          .isInstanceOf(ClusterAuthorizationException.class);
    }
  }

  @Test
  void applyingTheRulesAgainChangesNothing() throws IOException {
    assertThat(broker.applyRules())
        .isEqualTo("0 rules added, 0 removed, 1 of others left as they are");
  }

  @Test
  void aWrongPasswordIsRefusedAndNotRepeated() {
    Properties client = broker.client("alerting");
    client.setProperty("sasl.jaas.config", jaas("alerting", "wr0ng"));

    assertThat(refusal(client))
        .isInstanceOf(SaslAuthenticationException.class)
        .hasMessageNotContaining("wr0ng");
  }

  @Test
  void anUnknownUserIsRefusedInTheSameWords() {
    Properties wrong = broker.client("alerting");
    wrong.setProperty("sasl.jaas.config", jaas("alerting", "wr0ng"));
    Properties unknown = broker.client("alerting");
    unknown.setProperty("sasl.jaas.config", jaas("nobody", "wr0ng"));

    assertThat(refusal(unknown))
        .isInstanceOf(SaslAuthenticationException.class)
        .hasMessage(refusal(wrong).getMessage());
  }

  @Test
  void aBrokerWhoseCertificateIsOfAnotherAuthorityIsNotTrusted() {
    Properties client = broker.client("alerting");
    client.setProperty("ssl.truststore.location", otherCa.trust().file().toString());
    client.setProperty("ssl.truststore.password", otherCa.trust().password());

    assertThat(refusal(client)).isInstanceOf(SslAuthenticationException.class);
  }

  @Test
  void aCertificateOfAnotherAuthorityIsNoOperators() throws InterruptedException {
    LocalCa.Store forged = otherCa.issue("operator");
    Properties client = new Properties();
    client.putAll(broker.operator());
    client.setProperty("ssl.keystore.location", forged.file().toString());
    client.setProperty("ssl.keystore.password", forged.password());
    client.setProperty("ssl.key.password", forged.password());

    assertThat(refusal(client)).isInstanceOf(SslAuthenticationException.class);
  }

  @Test
  void withoutACertificateNobodyIsTheOperator() {
    Properties client = new Properties();
    client.putAll(broker.operator());
    client.keySet().removeIf(key -> key.toString().matches("ssl\\.key.*"));

    assertThat(refusal(client)).isInstanceOf(SslAuthenticationException.class);
  }

  @Test
  void plainTextIsNotUnderstood() {
    Properties client = new Properties();
    client.setProperty("bootstrap.servers", broker.address());

    assertThat(refusal(client)).isInstanceOf(TimeoutException.class);
  }

  @Test
  void aPasswordIsNotTakenInPlainText() {
    Properties client = broker.client("alerting");
    client.setProperty("security.protocol", "SASL_PLAINTEXT");

    assertThat(refusal(client)).isInstanceOf(TimeoutException.class);
  }

  @Test
  void filesWithSecretsAreTheirOwnersOnly() throws IOException {
    List<Path> secrets;
    try (var files = Files.walk(folder.resolve("security"))) {
      secrets = new ArrayList<>(files.filter(Files::isRegularFile).toList());
    }
    secrets.add(folder.resolve("broker/server.properties"));

    assertThat(secrets).hasSizeGreaterThan(20);
    for (Path file : secrets) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .as(file.toString())
          .isEqualTo("rw-------");
    }
  }

  @Test
  void theTableThatIsShownIsTheOneThatIsKept() {
    AccessTable table = AccessTable.of(CATALOGUE, plan);

    List<String> shown = new TextTable(table.columns(), table.rows()).lines();

    assertThat(MATRIX.lines().map(line -> line.replaceFirst("\\s*analyst$", "")).toList())
        .filteredOn(line -> !line.startsWith("---"))
        .containsExactlyElementsOf(shown.stream().filter(line -> !line.startsWith("---")).toList());
  }

  /** Why an admin client of these settings may not add a rule. */
  private static Throwable refusal(Properties client) {
    Properties impatient = new Properties();
    impatient.putAll(client);
    impatient.setProperty("default.api.timeout.ms", "4000");
    impatient.setProperty("request.timeout.ms", "4000");
    try (Admin admin = Admin.create(impatient)) {
      Throwable thrown =
          catchThrowable(() -> admin.createAcls(List.of(write("alerting", "ledger"))).all().get());
      assertThat(thrown).isInstanceOf(ExecutionException.class);
      return thrown.getCause();
    }
  }

  private static String jaas(String user, String password) {
    return "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";"
        .formatted(user, password);
  }
}
