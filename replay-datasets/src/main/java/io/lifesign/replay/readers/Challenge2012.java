package io.lifesign.replay.readers;

import io.lifesign.replay.Arrival;
import io.lifesign.replay.Dataset;
import io.lifesign.replay.RecordedDataset;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * PhysioNet/CinC Challenge 2012: the first 48 h of ICU stays, irregular vital signs, one file a
 * stay.
 */
public final class Challenge2012 {

  public static final String NAME = "challenge2012";

  /** 00:00 of every stay; the source knows no date. */
  static final Instant START = Instant.parse("2026-01-12T00:00:00Z");

  private static final List<String> ARCHIVES = List.of("set-a.tar.gz", "set-a-dev.tar.gz");

  private Challenge2012() {}

  /**
   * @param from folder with the archive of set A, or the archive
   * @throws IllegalArgumentException in one line, if there is none
   */
  public static Dataset open(Path from) {
    Path archive = Sources.archive(NAME, from, ARCHIVES);
    Rows rows = new Rows(',');
    List<Arrival> arrivals = new ArrayList<>();
    Sources.tarGz(
        archive,
        ".txt",
        (file, lines) -> {
          Minutes minutes = new Minutes();
          rows.read(
              file,
              lines,
              row -> minutes.add(row.get("Time"), row.get("Parameter"), row.get("Value")));
          arrivals.addAll(IcuStay.arrivals(file.substring(0, file.lastIndexOf('.')), minutes));
        });
    return new RecordedDataset(
        NAME, "ICU stays of 48 h; 00:00 of each is " + START, arrivals, rows.skipped());
  }
}
