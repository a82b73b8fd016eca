package io.lifesign.local;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** What is killed. */
enum ChaosFault {
  TASK_MANAGER_1("taskmanager-1"),
  TASK_MANAGER_2("taskmanager-2"),
  JOB_MANAGER(StackAddresses.JOB_MANAGER),
  BROKER("broker"),
  REGISTRY("registry"),
  /** All TaskManagers, as soon as a checkpoint is complete and its rows are not committed yet. */
  BETWEEN_COMMITS("taskmanager-1", "taskmanager-2");

  private final List<String> processes;

  ChaosFault(String... processes) {
    this.processes = List.of(processes);
  }

  /** The processes that die, as the cluster names them. */
  List<String> processes() {
    return processes;
  }

  /** So many faults: each kind once, in an order of chance, then each once more. */
  static List<ChaosFault> plan(int count, Random random) {
    List<ChaosFault> plan = new ArrayList<>();
    while (plan.size() < count) {
      List<ChaosFault> each = new ArrayList<>(List.of(values()));
      Collections.shuffle(each, random);
      plan.addAll(each.subList(0, Math.min(each.size(), count - plan.size())));
    }
    return plan;
  }
}
