package io.lifesign.local;

import io.lifesign.replay.readmission.UciDiabetes;
import io.lifesign.replay.readmission.UciEncounter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** A file of encounters. */
final class CsvMixin {

  @Option(
      names = "--csv",
      required = true,
      paramLabel = "FILE",
      description = "diabetic_data.csv of the UCI data set Diabetes 130-US, plain or gzipped.")
  private Path file;

  Path file() {
    return file;
  }

  List<UciEncounter> encounters() throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new Refusal("There is no file " + file + ".");
    }
    try {
      return UciDiabetes.read(file);
    } catch (IllegalArgumentException e) {
      throw new Refusal(e.getMessage(), e);
    }
  }
}
