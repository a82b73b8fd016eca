package io.lifesign.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How the jobs of the cluster are: the health check. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description = {
      "How each job is that was submitted. Exit code 1 where one does not run with all its tasks,",
      "or none was submitted."
    })
final class ClusterStatusCommand implements Callable<Integer> {

  @Option(names = "--json", description = "Prints a list of objects instead of the table.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException, JsonProcessingException {
    String kafka = RunningCluster.addresses().kafka();
    List<ClusterStatus> all =
        ClusterStatus.all(RunningCluster.jobs(spec), kafka, InstantSource.system());
    var out = spec.commandLine().getOut();
    if (json) {
      out.println(new ObjectMapper().writeValueAsString(all));
    } else if (all.isEmpty()) {
      throw new Refusal("No job was submitted: ./lifesign cluster submit does it.");
    } else {
      new TextTable(ClusterStatus.COLUMNS, all.stream().map(ClusterStatus::row).toList())
          .lines()
          .forEach(out::println);
    }
    boolean healthy = !all.isEmpty() && all.stream().allMatch(ClusterStatus::healthy);
    return healthy ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
  }
}
