package io.lifesign.local;

import io.lifesign.local.access.AccessPlan;
import io.lifesign.local.access.BrokerRules;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Brings the brokers' rules of access to what is shown. */
@Command(
    name = "apply",
    mixinStandardHelpOptions = true,
    description = {
      "Makes the brokers' rules (ACLs) for the principals that \"access show\" lists those of its",
      "table, no fewer and no more. Rules of other principals are left as they are and counted."
    })
final class AccessApplyCommand implements Callable<Integer> {

  private static final int TIMEOUT_MILLIS = 30_000;

  @Option(
      names = "--bootstrap",
      paramLabel = "H:P",
      required = true,
      description = "A broker of the cluster.")
  private String bootstrap;

  @Option(
      names = "--command-config",
      paramLabel = "FILE",
      required = true,
      description = "Properties by which an admin client may change rules: security.protocol, ...")
  private Path config;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    AccessPlan plan = HouseAccess.plan(LocalSettings.loadCluster());
    try (Admin admin = Admin.create(settings())) {
      BrokerRules.Change change = new BrokerRules(admin).apply(plan);
      spec.commandLine()
          .getOut()
          .println(
              "%d rules added, %d removed, %d of others left as they are"
                  .formatted(change.added(), change.removed(), change.others()));
      return CommandLine.ExitCode.OK;
    } catch (ExecutionException e) {
      throw new Refusal(
          "--bootstrap " + bootstrap + " does not change rules: " + e.getCause().getMessage(), e);
    } catch (KafkaException e) {
      throw new Refusal("--command-config " + config + " is of no use: " + reason(e), e);
    }
  }

  private Properties settings() {
    Properties settings = new Properties();
    try (Reader reader = Files.newBufferedReader(config)) {
      settings.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      throw new Refusal("--command-config " + config + " cannot be read.", e);
    }
    settings.setProperty(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
    settings.putIfAbsent(
        AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Integer.toString(TIMEOUT_MILLIS));
    return settings;
  }

  private static String reason(KafkaException e) {
    return e.getCause() == null ? e.getMessage() : e.getCause().getMessage();
  }
}
