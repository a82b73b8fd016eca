package io.lifesign.replay.evaluate;

import io.lifesign.replay.wfdb.Annotation;
import io.lifesign.replay.wfdb.AnnotationWriter;
import io.lifesign.replay.wfdb.MitCode;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * Where the detections of each record are written, each folder if it is asked for.
 *
 * @param beats RECORD.csv with sample,class
 * @param annotations RECORD.lifesign, an annotation file of the MIT format
 * @param episodes RECORD.csv with onsetSample,endSample,rhythm
 */
public record DetectionFiles(
    Optional<Path> beats, Optional<Path> annotations, Optional<Path> episodes) {

  static final String ANNOTATOR = "lifesign";

  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get();

  void createFolders() throws IOException {
    for (Optional<Path> folder : List.of(beats, annotations, episodes)) {
      if (folder.isPresent()) {
        Files.createDirectories(folder.get());
      }
    }
  }

  void write(String record, Detection detection) throws IOException {
    if (detection.leadSamples() > 0) {
      if (beats.isPresent()) {
        writeBeats(beats.get().resolve(record + ".csv"), detection);
      }
      if (annotations.isPresent()) {
        AnnotationWriter.write(
            annotations.get().resolve(record + "." + ANNOTATOR),
            detection.beats().stream()
                .map(beat -> new Annotation(beat.sample(), MitCode.of(beat.beatClass())))
                .toList());
      }
    }
    if (episodes.isPresent()) {
      writeEpisodes(episodes.get().resolve(record + ".csv"), detection);
    }
  }

  private static void writeBeats(Path file, Detection detection) throws IOException {
    try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
        CSVPrinter csv = new CSVPrinter(out, FORMAT)) {
      csv.printRecord("sample", "class");
      for (DetectedBeat beat : detection.beats()) {
        csv.printRecord(beat.sample(), beat.beatClass());
      }
    }
  }

  private static void writeEpisodes(Path file, Detection detection) throws IOException {
    try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
        CSVPrinter csv = new CSVPrinter(out, FORMAT)) {
      csv.printRecord("onsetSample", "endSample", "rhythm");
      for (ToldEpisode episode : detection.episodes()) {
        csv.printRecord(
            detection.sample(episode.onsetMicros()),
            detection.sample(episode.endMicros()),
            episode.rhythm());
      }
    }
  }
}
