package io.lifesign.replay;

import io.lifesign.replay.ecg.EcgDataset;
import io.lifesign.replay.ehr.AdmissionsDataset;
import io.lifesign.replay.ehr.Mimic3Dataset;
import io.lifesign.replay.ehr.SyntheaDataset;
import io.lifesign.replay.ehr.UciDataset;
import io.lifesign.replay.readers.Bidmc;
import io.lifesign.replay.readers.Challenge2012;
import io.lifesign.replay.readers.Challenge2019;
import io.lifesign.replay.readers.WfdbDataset;
import io.lifesign.replay.ward.WardFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The datasets that can be replayed, by name. */
public final class Datasets {

  private Datasets() {}

  public static List<String> names() {
    return List.of(
        "ward",
        EcgDataset.NAME,
        AdmissionsDataset.NAME,
        Bidmc.NAME,
        Challenge2012.NAME,
        Challenge2019.NAME,
        WfdbDataset.NAME,
        SyntheaDataset.NAME,
        Mimic3Dataset.NAME,
        UciDataset.NAME);
  }

  /**
   * What the demo shows: two months of admissions, on the last day of them the ward and, from noon
   * on, the monitors of {@code ecg}.
   */
  public static Dataset demo() {
    Dataset ward = WardFile.open();
    Dataset ecg = EcgDataset.open();
    Dataset admissions = AdmissionsDataset.open();
    return new RecordedDataset(
        "demo",
        ward.note() + "; with it " + ecg.note() + " and " + admissions.note(),
        Stream.of(ward, ecg, admissions).flatMap(Dataset::arrivals).toList(),
        List.of(),
        Duration.ZERO); // the monitors fall silent with the day: nobody waits a month beside them
  }

  /**
   * @param from folder with the files of the dataset; those that are bundled need none
   * @param record of {@code wfdb}, the only one wanted
   * @throws IllegalArgumentException in one line, if the name is unknown or the files are missing
   */
  public static Dataset open(String name, Optional<Path> from, Optional<String> record) {
    if (record.isPresent() && !name.equals(WfdbDataset.NAME)) {
      throw new IllegalArgumentException("dataset " + name + " has no single records");
    }
    return switch (name) {
      case "ward" -> WardFile.open();
      case EcgDataset.NAME -> EcgDataset.open();
      case AdmissionsDataset.NAME -> AdmissionsDataset.open();
      case Bidmc.NAME -> Bidmc.open(path(name, from));
      case Challenge2012.NAME -> Challenge2012.open(path(name, from));
      case Challenge2019.NAME -> Challenge2019.open(path(name, from));
      case WfdbDataset.NAME -> WfdbDataset.open(path(name, from), record);
      case SyntheaDataset.NAME -> SyntheaDataset.open(path(name, from));
      case Mimic3Dataset.NAME -> Mimic3Dataset.open(path(name, from));
      case UciDataset.NAME -> UciDataset.open(path(name, from));
      default ->
          throw new IllegalArgumentException(
              "dataset " + name + " is not known; known are " + String.join(", ", names()));
    };
  }

  /** The whole dataset of that name. */
  public static Dataset open(String name, Optional<Path> from) {
    return open(name, from, Optional.empty());
  }

  private static Path path(String name, Optional<Path> from) {
    return from.orElseThrow(
        () ->
            new IllegalArgumentException(
                "dataset " + name + " is not bundled: name the folder of its files with --from"));
  }
}
