package io.lifesign.local;

import java.nio.file.Path;

/**
 * What a stack is started with.
 *
 * @param folder where it keeps everything: broker, checkpoints, logs, warehouse
 */
record StackOptions(Installation installation, Path folder, Ports ports, LocalSettings settings) {

  Path warehouse() {
    return folder.resolve("warehouse");
  }

  Path logs() {
    return folder.resolve("logs");
  }
}
