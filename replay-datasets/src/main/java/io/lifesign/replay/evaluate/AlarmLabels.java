package io.lifesign.replay.evaluate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** The file ALARMS of the challenge, if there is one: record,type,1 for true or 0 for false. */
final class AlarmLabels {

  private static final String FILE = "ALARMS";
  private static final int LABEL = 2;

  private final Map<String, Boolean> labels = new HashMap<>();

  static AlarmLabels of(Path folder) throws IOException {
    AlarmLabels labels = new AlarmLabels();
    Path file = folder.resolve(FILE);
    if (Files.isRegularFile(file)) {
      try (CSVParser rows = CSVParser.parse(file, StandardCharsets.UTF_8, CSVFormat.DEFAULT)) {
        for (CSVRecord row : rows) {
          if (row.size() > LABEL) {
            labels.labels.put(row.get(0).strip(), row.get(LABEL).strip().equals("1"));
          }
        }
      }
    }
    return labels;
  }

  Optional<Boolean> of(String record) {
    return Optional.ofNullable(labels.get(record));
  }
}
