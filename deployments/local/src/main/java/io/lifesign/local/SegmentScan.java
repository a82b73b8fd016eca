package io.lifesign.local;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.lifesign.lake.erase.PatientBytes;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.FileRecords;
import org.apache.kafka.common.record.Record;
import org.apache.kafka.common.record.RecordBatch;
import org.apache.kafka.common.utils.BufferSupplier;
import org.apache.kafka.common.utils.CloseableIterator;

/**
 * Reads every file in a broker's folders, whether or not the broker still serves it: segments batch
 * by batch and record by record, decompressed, also those of offsets and transactions and those
 * that wait for their deletion; and the bytes of all files as they lie there.
 */
final class SegmentScan {

  private final RecordSearch search;
  private final PatientBytes patient;

  SegmentScan(RecordSearch search, PatientBytes patient) {
    this.search = search;
    this.patient = patient;
  }

  /**
   * What was read and found.
   *
   * @param latestMillis latest Kafka timestamp in each partition's files
   */
  record Result(
      long files,
      long records,
      List<SegmentFound> found,
      @JsonIgnore Map<TopicPartition, Long> latestMillis) {

    /** Whether any file of that partition holds the patient, or could not be read. */
    boolean in(TopicPartition partition) {
      return found.stream()
          .anyMatch(
              each ->
                  each.topic().equals(partition.topic())
                      && each.partition() == partition.partition());
    }
  }

  /** Reads those of the files that are still there. */
  Result of(List<Path> paths) {
    long files = 0;
    long[] records = {0};
    List<SegmentFound> found = new ArrayList<>();
    Map<TopicPartition, Long> latest = new HashMap<>();
    for (Path file : paths) {
      try {
        Optional<SegmentFile> segment = SegmentFile.of(file);
        SegmentFound seen =
            segment.isPresent() && segment.get().holdsRecords()
                ? whole(segment.get(), records, latest)
                : new SegmentFound(file.toString(), "", -1, 0, -1, patient.in(file), 0);
        files++;
        if (seen.patient() || seen.unread() > 0) {
          found.add(seen);
        }
      } catch (IOException e) {
        requireGone(file, e);
      } catch (UncheckedIOException e) {
        requireGone(file, e.getCause());
      }
    }
    return new Result(files, records[0], List.copyOf(found), Map.copyOf(latest));
  }

  private static void requireGone(Path file, IOException e) {
    if (!BrokerFolders.gone(e)) {
      throw new UncheckedIOException("Cannot read " + file, e);
    }
  }

  private SegmentFound whole(SegmentFile segment, long[] records, Map<TopicPartition, Long> latest)
      throws IOException {
    long before = records[0];
    SegmentFound seen = decoded(segment, records, latest);
    if (seen.unread() == 0) {
      return seen;
    }
    // the broker may have been writing its last batch just then
    records[0] = before;
    return decoded(segment, records, latest);
  }

  private SegmentFound decoded(
      SegmentFile segment, long[] records, Map<TopicPartition, Long> latest) throws IOException {
    long[] figures = {0, -1, 0};
    FileRecords log = FileRecords.open(segment.path().toFile(), false);
    // its own close would cut the file to the length that it had when it was opened
    try (Closeable ignored = log::closeHandlers;
        BufferSupplier buffers = BufferSupplier.create()) {
      figures[2] = log.sizeInBytes();
      for (RecordBatch batch : log.batches()) {
        batch.ensureValid();
        latest.merge(segment.partition(), batch.maxTimestamp(), Math::max);
        try (CloseableIterator<Record> each = batch.streamingIterator(buffers)) {
          while (each.hasNext()) {
            Record record = each.next();
            records[0]++;
            if (holds(record)) {
              figures[0]++;
              figures[1] = Math.max(figures[1], record.offset());
            }
          }
        }
        figures[2] -= batch.sizeInBytes();
      }
    } catch (KafkaException e) {
      // a batch that cannot be read, nor what lies behind it: told as unread, and nothing is proved
    }
    return new SegmentFound(
        segment.path().toString(),
        segment.partition().topic(),
        segment.partition().partition(),
        figures[0],
        figures[1],
        patient.in(segment.path()),
        figures[2]);
  }

  private boolean holds(Record record) {
    return search.holds(bytes(record.key()), bytes(record.value()), record.headers());
  }

  private static byte[] bytes(ByteBuffer buffer) {
    if (buffer == null) {
      return null;
    }
    byte[] copy = new byte[buffer.remaining()];
    buffer.duplicate().get(copy);
    return copy;
  }
}
