package io.lifesign.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The commands by which Flink's own processes are started, without its distribution. */
final class FlinkProcesses {

  private static final String JOB_MANAGER_CLASS =
      "org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint";
  private static final String TASK_MANAGER_CLASS =
      "org.apache.flink.runtime.taskexecutor.TaskManagerRunner";
  private static final List<String> JOB_MANAGER_MEMORY =
      List.of("-Xmx640m", "-XX:MaxMetaspaceSize=384m");

  /** What taskmanager.memory.* in cluster.yaml comes to. */
  private static final List<String> TASK_MANAGER_MEMORY =
      List.of("-Xmx640m", "-XX:MaxDirectMemorySize=320m", "-XX:MaxMetaspaceSize=384m");

  private final ClusterOptions options;
  private final String classpath;

  FlinkProcesses(ClusterOptions options) {
    this.options = options;
    this.classpath = options.stack().installation().clusterClasspath();
  }

  ChildJvm jobManager() {
    List<String> arguments =
        List.of("--configDir", options.configuration().toString(), "--host", "127.0.0.1");
    return start(StackAddresses.JOB_MANAGER, JOB_MANAGER_MEMORY, JOB_MANAGER_CLASS, arguments);
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
    return start(name, TASK_MANAGER_MEMORY, TASK_MANAGER_CLASS, arguments);
  }

  private ChildJvm start(
      String name, List<String> memory, String mainClass, List<String> arguments) {
    Path logs = options.stack().logs();
    List<String> jvm = new ArrayList<>();
    jvm.add(options.stack().installation().jvmOptions());
    jvm.addAll(memory);
    jvm.add("-XX:+UseSerialGC");
    jvm.add("-XX:+ExitOnOutOfMemoryError");
    jvm.add("-Dlog4j2.configurationFile=cluster-log4j2.xml");
    jvm.add("-Dlog.file=" + logs.resolve(name + ".log"));
    return ChildJvm.start(
        name,
        new ChildJvm.Command(jvm, classpath, mainClass, arguments),
        logs.resolve(name + ".out"));
  }
}
