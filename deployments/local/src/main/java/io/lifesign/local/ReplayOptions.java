package io.lifesign.local;

import io.lifesign.replay.Dataset;
import io.lifesign.replay.Datasets;
import io.lifesign.replay.Speed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Turns what was asked for into datasets and speeds, or refuses in one line. */
final class ReplayOptions {

  private ReplayOptions() {}

  static Dataset dataset(String name, Optional<Path> from, Optional<String> record) {
    if (from.isPresent() && !Files.exists(from.get())) {
      throw new Refusal("There is no " + from.get() + ".");
    }
    try {
      return Datasets.open(name, from, record);
    } catch (IllegalArgumentException e) {
      throw new Refusal(e.getMessage(), e);
    }
  }

  static Speed speed(String text) {
    try {
      return Speed.parse(text);
    } catch (IllegalArgumentException e) {
      throw new Refusal(e.getMessage(), e);
    }
  }
}
