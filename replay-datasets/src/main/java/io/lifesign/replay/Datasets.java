package io.lifesign.replay;

import io.lifesign.replay.ward.WardFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The datasets that can be replayed, by name. */
public final class Datasets {

  private Datasets() {}

  public static List<String> names() {
    return List.of("ward", "bidmc", "challenge2012", "challenge2019");
  }

  /**
   * @param from folder with the files of the dataset; the ward is bundled and needs none
   * @throws IllegalArgumentException in one line, if the name is unknown or the files are missing
   */
  public static Dataset open(String name, Optional<Path> from) {
    return switch (name) {
      case "ward" -> WardFile.open();
      default ->
          throw new IllegalArgumentException(
              "dataset " + name + " is not known; known are " + String.join(", ", names()));
    };
  }
}
