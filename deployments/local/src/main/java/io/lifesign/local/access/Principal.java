package io.lifesign.local.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * Somebody whom the brokers know by a password of its own, and all that it may do.
 *
 * @param group consumer group under which it reads, if it reads
 * @param transactions beginning of the ids of its transactions, if it writes in any
 */
public record Principal(
    String name,
    Set<String> reads,
    Set<String> writes,
    Optional<String> group,
    Optional<String> transactions) {

  private static final String ANY_HOST = "*";

  public Principal {
    reads = Set.copyOf(reads);
    writes = Set.copyOf(writes);
  }

  /** Somebody who only writes. */
  static Principal writer(String name, Set<String> writes) {
    return new Principal(name, Set.of(), writes, Optional.empty(), Optional.empty());
  }

  /** As the brokers write it. */
  public String user() {
    return "User:" + name;
  }

  /** One pattern of resources with what may be done to it, operations in alphabetical order. */
  public record Grant(ResourcePattern resource, List<AclOperation> operations) {}

  /** What may be done, topic by topic; everything else may not. */
  public List<Grant> grants() {
    List<Grant> grants = new ArrayList<>();
    Set<String> topics = new TreeSet<>(reads);
    topics.addAll(writes);
    for (String topic : topics) {
      List<AclOperation> operations = new ArrayList<>(List.of(AclOperation.DESCRIBE));
      if (reads.contains(topic)) {
        operations.add(AclOperation.READ);
      }
      if (writes.contains(topic)) {
        operations.add(AclOperation.WRITE);
      }
      grants.add(new Grant(literal(ResourceType.TOPIC, topic), operations));
    }
    group.ifPresent(
        id ->
            grants.add(
                new Grant(
                    literal(ResourceType.GROUP, id),
                    List.of(AclOperation.DESCRIBE, AclOperation.READ))));
    transactions.ifPresent(
        prefix ->
            grants.add(
                new Grant(
                    new ResourcePattern(
                        ResourceType.TRANSACTIONAL_ID, prefix, PatternType.PREFIXED),
                    List.of(AclOperation.DESCRIBE, AclOperation.WRITE))));
    return grants;
  }

  /** The same as the brokers keep it. */
  public Set<AclBinding> acls() {
    return grants().stream()
        .flatMap(
            grant ->
                grant.operations().stream()
                    .map(
                        operation ->
                            new AclBinding(
                                grant.resource(),
                                new AccessControlEntry(
                                    user(), ANY_HOST, operation, AclPermissionType.ALLOW))))
        .collect(Collectors.toSet());
  }

  private static ResourcePattern literal(ResourceType type, String name) {
    return new ResourcePattern(type, name, PatternType.LITERAL);
  }
}
