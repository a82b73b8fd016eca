package io.lifesign.kubernetes;

import io.lifesign.local.access.AccessPlan;
import io.lifesign.local.access.JobWiring;
import io.lifesign.local.access.Principal;
import io.lifesign.schemas.Catalogue;
import io.lifesign.schemas.Topic;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.utils.SecurityUtils;

/** Topics and users of Strimzi, as the catalogue and the jobs want them. */
final class KafkaResources {

  private static final String HEAD =
      """
      # Written by KafkaResources from schemas/catalogue.yaml and the jobs; see README.md. Do not edit.
      """;
  private static final String TOPIC =
      """
      apiVersion: kafka.strimzi.io/v1beta2
      kind: KafkaTopic
      metadata:
        name: %s
        labels: { strimzi.io/cluster: lifesign }
      spec:
        partitions: %d
        replicas: 3
        config:
          %s: %d
          %s: %s
      """;
  private static final String USER =
      """
      apiVersion: kafka.strimzi.io/v1beta2
      kind: KafkaUser
      metadata:
        name: %s
        labels: { strimzi.io/cluster: lifesign }
      spec:
        authentication: { type: scram-sha-512 }
        authorization:
          type: simple
          acls:
      """;
  private static final String ACL =
      """
            - resource: { type: %s, name: %s, patternType: %s }
              operations: [%s]
      """;

  private static final Map<ResourceType, String> STRIMZI_TYPES =
      Map.of(
          ResourceType.TOPIC, "topic",
          ResourceType.GROUP, "group",
          ResourceType.TRANSACTIONAL_ID, "transactionalId");
  private static final Map<PatternType, String> STRIMZI_PATTERNS =
      Map.of(PatternType.LITERAL, "literal", PatternType.PREFIXED, "prefix");

  private final Catalogue catalogue;

  KafkaResources(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /** A KafkaTopic for each topic of the catalogue; the broker's clock judges what devices send. */
  String topics() {
    return catalogue.topics().stream()
        .map(
            topic ->
                TOPIC.formatted(
                    topic.name(),
                    topic.partitions(),
                    TopicConfig.RETENTION_MS_CONFIG,
                    topic.retention().toMillis(),
                    TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG,
                    topic.kind() == Topic.Kind.DEVICE ? "LogAppendTime" : "CreateTime"))
        .collect(Collectors.joining("---\n", HEAD, ""));
  }

  /** A KafkaUser for each job that speaks to Kafka, and for the systems around the house. */
  String users(List<JobWiring> jobs) {
    return AccessPlan.of(catalogue, jobs).principals().stream()
        .map(KafkaResources::user)
        .collect(Collectors.joining("---\n", HEAD, ""));
  }

  private static String user(Principal principal) {
    StringBuilder acls = new StringBuilder(USER.formatted(principal.name()));
    for (Principal.Grant grant : principal.grants()) {
      ResourcePattern resource = grant.resource();
      acls.append(
          ACL.formatted(
              STRIMZI_TYPES.get(resource.resourceType()),
              resource.name(),
              STRIMZI_PATTERNS.get(resource.patternType()),
              grant.operations().stream()
                  .map(SecurityUtils::operationName)
                  .collect(Collectors.joining(", "))));
    }
    return acls.toString();
  }
}
