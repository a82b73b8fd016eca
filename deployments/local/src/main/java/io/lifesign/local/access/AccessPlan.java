package io.lifesign.local.access;

import io.lifesign.schemas.Catalogue;
import io.lifesign.schemas.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.common.acl.AclBinding;

/**
 * Everybody who may do anything to a topic: the jobs, as their graphs say, and the systems around
 * them, by the kind of topic in the catalogue. Who writes the records of a topic writes its ticks.
 */
public record AccessPlan(List<Principal> principals) {

  private static final String ALERTS = "alerts";

  public AccessPlan {
    principals = List.copyOf(principals);
  }

  public static AccessPlan of(Catalogue catalogue, List<JobWiring> jobs) {
    List<Principal> all = new ArrayList<>();
    jobs.stream().map(JobWiring::principal).flatMap(Optional::stream).forEach(all::add);
    all.add(Principal.writer("device-gateway", of(catalogue, Topic.Kind.DEVICE)));
    all.add(Principal.writer("ehr-gateway", of(catalogue, Topic.Kind.EHR)));
    all.add(
        Principal.writer(
            "care-team", of(catalogue, Topic.Kind.ACKNOWLEDGEMENT, Topic.Kind.PROFILE)));
    all.add(
        new Principal(
            "alerting",
            Set.of(catalogue.topic(ALERTS).name()),
            Set.of(),
            Optional.of("alerting"),
            Optional.empty()));
    return new AccessPlan(all);
  }

  private static Set<String> of(Catalogue catalogue, Topic.Kind... kinds) {
    return catalogue.topics().stream()
        .filter(topic -> Set.of(kinds).contains(topic.kind()))
        .map(Topic::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** All rules that the brokers are to keep. */
  public Set<AclBinding> acls() {
    return principals.stream()
        .flatMap(principal -> principal.acls().stream())
        .collect(Collectors.toSet());
  }
}
