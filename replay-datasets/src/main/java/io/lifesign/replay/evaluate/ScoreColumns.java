package io.lifesign.replay.evaluate;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.csv.CSVRecord;

/** Where each column stands in the file; columns that are not ours are carried through. */
final class ScoreColumns {

  static final List<String> REQUIRED =
      List.of(
          "patientId",
          "time",
          "ageYears",
          "respiratoryRate",
          "spo2",
          "spo2Scale",
          "supplementalOxygen",
          "systolic",
          "diastolic",
          "heartRate",
          "temperature",
          "consciousness");

  private final List<String> header;

  private ScoreColumns(List<String> header) {
    this.header = header;
  }

  static ScoreColumns of(CSVRecord record) {
    List<String> header = record.stream().map(String::strip).toList();
    for (String column : REQUIRED) {
      if (!header.contains(column)) {
        throw new WrongHeader("the header has no column " + column);
      }
    }
    Set<String> seen = new HashSet<>();
    for (String column : header) {
      if (!seen.add(column)) {
        throw new WrongHeader("the header has the column " + column + " twice");
      }
    }
    return new ScoreColumns(header);
  }

  List<String> header() {
    return header;
  }

  /** The position of a required column. */
  int position(String column) {
    return header.indexOf(column);
  }
}
