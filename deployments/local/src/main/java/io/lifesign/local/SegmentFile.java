package io.lifesign.local;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.TopicPartition;

/**
 * A file in a broker's folder that belongs to one segment of a log.
 *
 * @param base offset at which the segment begins
 * @param kind log, index, timeindex, ...
 * @param state empty of a segment that is in use, else deleted, cleaned or swap
 */
record SegmentFile(Path path, TopicPartition partition, long base, String kind, String state) {

  // the folder of a topic that is being deleted has more behind its number
  private static final Pattern FOLDER =
      Pattern.compile("(.+)-(\\d+)(\\..+-(?:delete|future|stray))?");
  private static final Pattern FILE =
      Pattern.compile("(\\d{20})\\.(log|index|timeindex|txnindex)(?:\\.(deleted|cleaned|swap))?");

  /** Empty for any other file. */
  static Optional<SegmentFile> of(Path path) {
    Matcher folder = FOLDER.matcher(path.getParent().getFileName().toString());
    Matcher file = FILE.matcher(path.getFileName().toString());
    if (!folder.matches() || !file.matches()) {
      return Optional.empty();
    }
    return Optional.of(
        new SegmentFile(
            path,
            new TopicPartition(folder.group(1), Integer.parseInt(folder.group(2))),
            Long.parseLong(file.group(1)),
            file.group(2),
            file.group(3) == null ? "" : file.group(3)));
  }

  boolean holdsRecords() {
    return kind.equals("log");
  }

  boolean inUse() {
    return state.isEmpty();
  }
}
