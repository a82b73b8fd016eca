package io.lifesign.local;

import io.lifesign.local.access.AccessPlan;
import io.lifesign.local.access.JobWiring;
import io.lifesign.schemas.Catalogue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Who may do what where the jobs run as local.yaml sets them. */
final class HouseAccess {

  /** Settings that a job must have and that say nothing of its topics. */
  private static final String NOWHERE = "127.0.0.1:9";

  private HouseAccess() {}

  /** The plan, from the graphs of all jobs; a lake is made for it and taken away again. */
  static AccessPlan plan(LocalSettings settings) {
    try {
      Path folder = Files.createTempDirectory("lifesign-access");
      try {
        List<JobWiring> jobs = new ArrayList<>();
        for (JobProgram program : JobProgram.ALL) {
          jobs.add(
              JobWiring.of(
                  program.main().getName(), program.settings(settings, nowhere(folder)), folder));
        }
        return AccessPlan.of(Catalogue.load(), jobs);
      } finally {
        Folders.delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static StackAddresses nowhere(Path folder) {
    String url = "http://" + NOWHERE;
    String lake = folder.resolve("warehouse").toString();
    return new StackAddresses(0, NOWHERE, url, url, lake, url, folder.toString(), Map.of());
  }
}
