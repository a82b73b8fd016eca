package io.lifesign.kubernetes;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.flink.autoscaler.config.AutoScalerOptions;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.HighAvailabilityOptions;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.configuration.WebOptions;
import org.apache.flink.kubernetes.configuration.KubernetesConfigOptions;

/** The options that Flink, its Kubernetes client and its autoscaler define. */
final class FlinkKeys {

  private static final List<Class<?>> HOLDERS =
      List.of(
          AutoScalerOptions.class,
          CheckpointingOptions.class,
          CoreOptions.class,
          ExecutionOptions.class,
          HighAvailabilityOptions.class,
          JobManagerOptions.class,
          KubernetesConfigOptions.class,
          PipelineOptions.class,
          RestartStrategyOptions.class,
          StateBackendOptions.class,
          TaskManagerOptions.class,
          WebOptions.class);
  // the reporter's factory knows port; Flink itself the class, under a name of the user's choice
  private static final Pattern REPORTER =
      Pattern.compile("metrics\\.reporter\\.\\w+\\.(factory\\.class|port)");

  private final Map<String, ConfigOption<?>> options = new TreeMap<>();

  FlinkKeys() {
    for (Class<?> holder : HOLDERS) {
      for (Field field : holder.getFields()) {
        if (Modifier.isStatic(field.getModifiers()) && field.getType() == ConfigOption.class) {
          ConfigOption<?> option = option(field);
          options.put(option.key(), option);
        }
      }
    }
  }

  /**
   * Reads every setting as its option does.
   *
   * @throws IllegalArgumentException naming a key that no option defines, or whose value cannot be
   */
  void check(Map<String, String> settings) {
    Configuration configuration = Configuration.fromMap(settings);
    for (String key : settings.keySet()) {
      if (REPORTER.matcher(key).matches()) {
        continue;
      }
      ConfigOption<?> option = options.get(key);
      if (option == null) {
        throw new IllegalArgumentException("No option of Flink is " + key);
      }
      configuration.get(option);
    }
  }

  private static ConfigOption<?> option(Field field) {
    try {
      return (ConfigOption<?>) field.get(null);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}
