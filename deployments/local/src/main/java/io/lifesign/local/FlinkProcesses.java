package io.lifesign.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;

/** The commands by which Flink's own processes are started, without its distribution. */
final class FlinkProcesses {

  private static final String JOB_MANAGER_CLASS =
      "org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint";
  private static final String TASK_MANAGER_CLASS =
      "org.apache.flink.runtime.taskexecutor.TaskManagerRunner";

  /** The whole heap from the start: what grows after that grows without end. */
  private static final List<String> HEAP = List.of("-Xms640m", "-Xmx640m", "-XX:+AlwaysPreTouch");

  private static final List<String> JOB_MANAGER_MEMORY = List.of("-XX:MaxMetaspaceSize=384m");

  /** With the heap, what taskmanager.memory.* in cluster.yaml comes to. */
  private static final List<String> TASK_MANAGER_MEMORY =
      List.of("-XX:MaxDirectMemorySize=320m", "-XX:MaxMetaspaceSize=384m");

  private final ClusterOptions options;
  private final String classpath;

  FlinkProcesses(ClusterOptions options) {
    this.options = options;
    this.classpath = options.stack().installation().clusterClasspath();
  }

  ChildJvm jobManager() {
    List<String> arguments =
        List.of("--configDir", options.configuration().toString(), "--host", "127.0.0.1");
    return start(
        StackAddresses.JOB_MANAGER,
        jvm(JOB_MANAGER_MEMORY, CoreOptions.FLINK_JM_JVM_OPTIONS),
        JOB_MANAGER_CLASS,
        arguments);
  }

  /**
   * A task manager.
   *
   * @param name by which the others know it, also when it is started anew
   */
  ChildJvm taskManager(String name) {
    List<String> arguments =
        List.of(
            "--configDir",
            options.configuration().toString(),
            "-D",
            "taskmanager.resource-id=" + name);
    return start(
        name,
        jvm(TASK_MANAGER_MEMORY, CoreOptions.FLINK_TM_JVM_OPTIONS),
        TASK_MANAGER_CLASS,
        arguments);
  }

  /** The JVM's options, those of Flink's settings last, as its scripts would have them. */
  private List<String> jvm(List<String> memory, ConfigOption<String> own) {
    List<String> jvm = new ArrayList<>();
    jvm.add(options.stack().installation().jvmOptions());
    jvm.addAll(HEAP);
    jvm.addAll(memory);
    jvm.add("-XX:+UseSerialGC");
    jvm.add("-XX:+ExitOnOutOfMemoryError");
    Configuration settings = options.stack().settings().flinkConfiguration();
    for (ConfigOption<String> option : List.of(CoreOptions.FLINK_JVM_OPTIONS, own)) {
      Stream.of(settings.get(option).split("\\s+"))
          .filter(each -> !each.isEmpty())
          .forEach(jvm::add);
    }
    return jvm;
  }

  private ChildJvm start(String name, List<String> jvm, String mainClass, List<String> arguments) {
    Path logs = options.stack().logs();
    jvm.add("-Dlog4j2.configurationFile=cluster-log4j2.xml");
    jvm.add("-Dlog.file=" + logs.resolve(name + ".log"));
    return ChildJvm.start(
        name,
        new ChildJvm.Command(jvm, classpath, mainClass, arguments),
        logs.resolve(name + ".out"));
  }
}
