package io.lifesign.kubernetes;

import io.lifesign.schemas.Catalogue;
import io.lifesign.schemas.Topic;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.TopicConfig;

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
            - resource: { type: %s, name: %s, patternType: literal }
              operations: [%s]
      """;

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
  String users(List<DeployedJob> jobs) {
    List<String> users =
        new ArrayList<>(
            jobs.stream()
                .filter(job -> job.group() != null)
                .map(job -> user(job.name(), job.group(), job.wiring()))
                .toList());
    users.add(user("device-gateway", null, writing(Set.of(Topic.Kind.DEVICE))));
    users.add(user("ehr-gateway", null, writing(Set.of(Topic.Kind.EHR))));
    users.add(
        user(
            "alerting",
            "alerting",
            new DeployedJob.Wiring(
                Set.of("alerts"),
                writing(Set.of(Topic.Kind.ACKNOWLEDGEMENT, Topic.Kind.PROFILE)).writes())));
    return users.stream().collect(Collectors.joining("---\n", HEAD, ""));
  }

  private DeployedJob.Wiring writing(Collection<Topic.Kind> kinds) {
    Set<String> topics = new TreeSet<>();
    catalogue.topics().stream()
        .filter(topic -> kinds.contains(topic.kind()))
        .map(Topic::name)
        .forEach(topics::add);
    return new DeployedJob.Wiring(Set.of(), topics);
  }

  private static String user(String name, String group, DeployedJob.Wiring wiring) {
    StringBuilder acls = new StringBuilder(USER.formatted(name));
    Set<String> topics = new TreeSet<>(wiring.reads());
    topics.addAll(wiring.writes());
    for (String topic : topics) {
      Set<String> operations = new TreeSet<>(Set.of("Describe"));
      if (wiring.reads().contains(topic)) {
        operations.add("Read");
      }
      if (wiring.writes().contains(topic)) {
        operations.add("Write");
      }
      acls.append(ACL.formatted("topic", topic, String.join(", ", operations)));
    }
    if (group != null) {
      acls.append(ACL.formatted("group", group, "Describe, Read"));
    }
    return acls.toString();
  }
}
