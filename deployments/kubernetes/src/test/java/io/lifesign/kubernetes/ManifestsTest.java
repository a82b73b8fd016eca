package io.lifesign.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every manifest against the published schemas and against each other. */
class ManifestsTest {

  private static final PublishedSchemas SCHEMAS = new PublishedSchemas();
  // made by the site: object storage, databases, the FHIR server's token; README.md lists them
  private static final Set<String> SITE_SECRETS =
      Set.of("object-storage", "registry-database", "catalogue-database", "fhir-server");
  private static final String CLUSTER_CA = "lifesign-cluster-ca-cert";

  static Stream<String> sizes() {
    return Manifests.sizes();
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void everyManifestKeepsToItsSchema(String size) {
    assertThat(Manifests.of(size)).hasSizeGreaterThan(30);
    assertThat(Manifests.of(size)).flatMap(SCHEMAS::faults).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "FlinkDeployment, /spec/job, paralelism",
    "FlinkDeployment, /spec/podTemplate/spec, runAsUser",
    "KafkaTopic, /spec, partition",
    "KafkaUser, /spec/authorization/acls/0, operatoins",
    "KafkaNodePool, /spec, replica",
    "NetworkPolicy, /spec, policyType",
    "Deployment, /spec/template/spec, serviceAcountName",
    "Job, /spec, backofLimit",
    "PodMonitor, /spec, endpoints"
  })
  void aMisspelledFieldIsAFault(String kind, String place, String misspelled) {
    JsonNode manifest = Manifests.of("base", kind).get(0).deepCopy();
    ((ObjectNode) manifest.at(place)).put(misspelled, 1);

    assertThat(SCHEMAS.faults(manifest)).isNotEmpty().first().asString().contains(misspelled);
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void everyPodKeepsToTheRestrictedStandard(String size) {
    List<JsonNode> pods = pods(size);

    assertThat(pods).hasSize(10);
    for (JsonNode pod : pods) {
      assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
      assertThat(pod.at("/securityContext/seccompProfile/type").asText())
          .isEqualTo("RuntimeDefault");
      for (JsonNode container : pod.get("containers")) {
        JsonNode context = container.get("securityContext");
        assertThat(context.get("allowPrivilegeEscalation").asBoolean(true)).isFalse();
        assertThat(context.at("/capabilities/drop/0").asText()).isEqualTo("ALL");
      }
    }
  }

  @Test
  void everySecretIsOnlyNamedAndSomebodyMakesIt() {
    Set<String> known = new TreeSet<>(SITE_SECRETS);
    known.add(CLUSTER_CA);
    Manifests.of("base", "KafkaUser").forEach(user -> known.add(Manifests.name(user)));
    Set<String> named = new TreeSet<>();
    for (JsonNode manifest : Manifests.of("base")) {
      assertThat(manifest.get("kind").asText()).isNotEqualTo("Secret");
      manifest.findValues("secretKeyRef").forEach(ref -> named.add(ref.get("name").asText()));
      manifest.findValues("secret").forEach(ref -> named.add(ref.get("name").asText()));
    }

    assertThat(known).containsAll(named);
    assertThat(named).containsAll(SITE_SECRETS);
    for (JsonNode pod : pods("base")) {
      for (JsonNode container : pod.get("containers")) {
        container
            .path("env")
            .forEach(
                variable ->
                    assertThat(
                            variable.has("value")
                                && variable
                                    .get("name")
                                    .asText()
                                    .matches(".*(PASSWORD|SECRET|KEY|TOKEN).*"))
                        .as(variable.toString())
                        .isFalse());
      }
    }
  }

  @Test
  void everyConfigMapAndAccountExists() {
    Set<String> maps = names("ConfigMap");
    Set<String> accounts = names("ServiceAccount");
    for (JsonNode manifest : Manifests.of("base")) {
      manifest
          .findValues("configMap")
          .forEach(ref -> assertThat(maps).contains(ref.get("name").asText()));
      manifest
          .findValues("serviceAccountName")
          .forEach(account -> assertThat(accounts).contains(account.asText()));
      manifest
          .findValues("serviceAccount")
          .forEach(account -> assertThat(accounts).contains(account.asText()));
    }
  }

  @Test
  void whatIsNotAllowedIsDenied() {
    JsonNode deny =
        Manifests.of("base", "NetworkPolicy").stream()
            .filter(policy -> Manifests.name(policy).equals("default-deny"))
            .findFirst()
            .orElseThrow();

    assertThat(deny.at("/spec/podSelector").isEmpty()).isTrue();
    assertThat(deny.at("/spec/policyTypes").toString()).isEqualTo("[\"Ingress\",\"Egress\"]");
    assertThat(deny.get("spec").has("ingress") || deny.get("spec").has("egress")).isFalse();
  }

  private static Set<String> names(String kind) {
    return Manifests.of("base", kind).stream().map(Manifests::name).collect(Collectors.toSet());
  }

  private static List<JsonNode> pods(String size) {
    List<JsonNode> pods = new ArrayList<>();
    for (JsonNode manifest : Manifests.of(size)) {
      JsonNode pod = manifest.at("/spec/template/spec");
      JsonNode flink = manifest.at("/spec/podTemplate/spec");
      if (pod.has("containers")) {
        pods.add(pod);
      } else if (flink.has("containers")) {
        pods.add(flink);
      }
    }
    return pods;
  }
}
