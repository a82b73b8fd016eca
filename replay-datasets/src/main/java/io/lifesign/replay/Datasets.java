package io.lifesign.replay;

import io.lifesign.replay.readers.Bidmc;
import io.lifesign.replay.readers.Challenge2012;
import io.lifesign.replay.readers.Challenge2019;
import io.lifesign.replay.ward.WardFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The datasets that can be replayed, by name. */
public final class Datasets {

  private Datasets() {}

  public static List<String> names() {
    return List.of("ward", Bidmc.NAME, Challenge2012.NAME, Challenge2019.NAME);
  }

  /**
   * @param from folder with the files of the dataset; the ward is bundled and needs none
   * @throws IllegalArgumentException in one line, if the name is unknown or the files are missing
   */
  public static Dataset open(String name, Optional<Path> from) {
    return switch (name) {
      case "ward" -> WardFile.open();
      case Bidmc.NAME -> Bidmc.open(path(name, from));
      case Challenge2012.NAME -> Challenge2012.open(path(name, from));
      case Challenge2019.NAME -> Challenge2019.open(path(name, from));
      default ->
          throw new IllegalArgumentException(
              "dataset " + name + " is not known; known are " + String.join(", ", names()));
    };
  }

  private static Path path(String name, Optional<Path> from) {
    return from.orElseThrow(
        () ->
            new IllegalArgumentException(
                "dataset " + name + " is not bundled: name the folder of its files with --from"));
  }
}
