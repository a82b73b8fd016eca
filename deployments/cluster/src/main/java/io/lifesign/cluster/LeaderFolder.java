package io.lifesign.cluster;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.UUID;
import org.apache.flink.runtime.leaderelection.LeaderInformation;

/**
 * Who leads, by component: a file each, the leader's session in its first line, its address in its
 * second.
 */
record LeaderFolder(Path path) {

  private static final String LOCK = "lock";

  /** The file that the leading process holds locked. */
  Path lock() {
    return path.resolve(LOCK);
  }

  void write(String component, LeaderInformation leader) throws IOException {
    String lines = leader.getLeaderSessionID() + "\n" + leader.getLeaderAddress() + "\n";
    AtomicFiles.write(path.resolve(component), lines.getBytes(StandardCharsets.UTF_8));
  }

  /** The leader of a component; empty where there is none. */
  LeaderInformation read(String component) throws IOException {
    try {
      String[] lines = Files.readString(path.resolve(component)).split("\n");
      return LeaderInformation.known(UUID.fromString(lines[0]), lines[1]);
    } catch (NoSuchFileException e) {
      return LeaderInformation.empty();
    }
  }

  void delete(String component) throws IOException {
    Files.deleteIfExists(path.resolve(component));
  }

  /** Forgets every leader. */
  void clear() throws IOException {
    for (String component : AtomicFiles.names(path)) {
      if (!component.equals(LOCK)) {
        delete(component);
      }
    }
  }
}
