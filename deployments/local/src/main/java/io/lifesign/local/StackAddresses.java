package io.lifesign.local;

import java.util.List;
import java.util.Map;

/**
 * Where a running stack is found.
 *
 * @param pid process that holds it
 * @param kafka host:port
 * @param registry URL of the Confluent API
 * @param flink URL of the web page
 * @param warehouse folder of the lake
 * @param fhir base of the FHIR server's REST API; its page for people is one level above
 * @param folder where it keeps everything
 * @param processes the other processes of the stack by what each does
 */
record StackAddresses(
    long pid,
    String kafka,
    String registry,
    String flink,
    String warehouse,
    String fhir,
    String folder,
    Map<String, Long> processes) {

  /** The process that leads a cluster. */
  static final String JOB_MANAGER = "jobmanager";

  StackAddresses {
    processes = processes == null ? Map.of() : Map.copyOf(processes);
  }

  /** For people: an address a line. */
  List<String> lines() {
    return List.of(
        "Kafka      " + kafka,
        "Registry   " + registry,
        "Flink      " + flink,
        "FHIR       " + fhir,
        "Warehouse  " + warehouse);
  }

  /** Whether Flink runs in processes of its own. */
  boolean cluster() {
    return processes.containsKey(JOB_MANAGER);
  }
}
