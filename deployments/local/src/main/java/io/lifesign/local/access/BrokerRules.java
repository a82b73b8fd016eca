package io.lifesign.local.access;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;

/** The rules of access that a broker keeps. */
public record BrokerRules(Admin admin) {

  /**
   * What was done.
   *
   * @param others rules of principals that are not in the plan, left as they are
   */
  public record Change(int added, int removed, int others) {}

  /**
   * Makes the rules of the plan's principals those of the plan, no fewer and no more. Running it
   * again changes nothing.
   *
   * @throws ExecutionException if the broker refuses
   */
  public Change apply(AccessPlan plan) throws ExecutionException, InterruptedException {
    Set<AclBinding> wanted = plan.acls();
    Set<AclBinding> present =
        new HashSet<>(admin.describeAcls(AclBindingFilter.ANY).values().get());
    Set<String> users = plan.principals().stream().map(Principal::user).collect(Collectors.toSet());
    Set<AclBinding> missing = new HashSet<>(wanted);
    missing.removeAll(present);
    Set<AclBinding> ours =
        present.stream()
            .filter(acl -> users.contains(acl.entry().principal()))
            .collect(Collectors.toSet());
    Set<AclBinding> excess = new HashSet<>(ours);
    excess.removeAll(wanted);
    admin.createAcls(missing).all().get();
    admin.deleteAcls(excess.stream().map(AclBinding::toFilter).toList()).all().get();
    return new Change(missing.size(), excess.size(), present.size() - ours.size());
  }
}
