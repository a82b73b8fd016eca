package io.lifesign.replay.ehr;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lifesign.replay.Dataset;
import io.lifesign.replay.RecordedDataset;
import io.lifesign.replay.SkippedRow;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Synthea's patients, each a FHIR R4 bundle, as the messages that an EHR would have sent. */
public final class SyntheaDataset {

  public static final String NAME = "synthea";

  private static final String GZIPPED = ".json.gz";
  private static final ObjectMapper JSON = new ObjectMapper();

  private SyntheaDataset() {}

  /**
   * @param from folder with the bundles, {@code *.json} or {@code *.json.gz}
   * @throws IllegalArgumentException in one line, if there are none
   */
  public static Dataset open(Path from) {
    List<EhrDraft> drafts = new ArrayList<>();
    List<SkippedRow> skipped = new ArrayList<>();
    SortedMap<String, Integer> leftOut = new TreeMap<>();
    for (Path file : bundles(from)) {
      String name = file.getFileName().toString();
      try (InputStream in = open(file, name)) {
        JsonNode bundle = JSON.readTree(in);
        SyntheaPatient patient = SyntheaPatient.of(bundle);
        drafts.addAll(patient.drafts());
        patient.skipped().forEach(reason -> skipped.add(new SkippedRow(name, 0, reason)));
        patient.leftOut().forEach((type, count) -> leftOut.merge(type, count, Integer::sum));
      } catch (IOException | IllegalArgumentException e) {
        skipped.add(new SkippedRow(name, 0, "no bundle of one patient that can be read"));
      }
    }
    return new RecordedDataset(
        NAME,
        "patients of Synthea at their own times, what is older than 1970 sent in its first minutes;"
            + " left out: "
            + words(leftOut),
        EhrMessages.inOrder(drafts, "synthea"),
        skipped);
  }

  private static String words(Map<String, Integer> leftOut) {
    return leftOut.isEmpty()
        ? "nothing"
        : leftOut.entrySet().stream()
            .map(entry -> entry.getValue() + " " + entry.getKey())
            .collect(Collectors.joining(", "));
  }

  private static List<Path> bundles(Path from) {
    if (!Files.isDirectory(from)) {
      throw new IllegalArgumentException("dataset " + NAME + ": no folder " + from);
    }
    try (Stream<Path> files = Files.list(from)) {
      List<Path> bundles =
          files
              .filter(
                  file -> file.toString().endsWith(".json") || file.toString().endsWith(GZIPPED))
              .sorted()
              .toList();
      if (bundles.isEmpty()) {
        throw new IllegalArgumentException(
            "dataset " + NAME + ": no file *.json or *.json.gz in " + from);
      }
      return bundles;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream open(Path file, String name) throws IOException {
    InputStream raw = new BufferedInputStream(Files.newInputStream(file));
    return name.endsWith(GZIPPED) ? new GZIPInputStream(raw) : raw;
  }
}
