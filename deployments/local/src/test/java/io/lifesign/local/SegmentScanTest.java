package io.lifesign.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifesign.lake.erase.PatientBytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.record.MemoryRecords;
import org.apache.kafka.common.record.SimpleRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SegmentScanTest {

  private static final String ANNA = "patient-0042";
  private static final String BERT = "patient-00421";
  private static final String FIRST = "00000000000000000000.log";

  @TempDir Path data;
  private final PatientBytes patient = new PatientBytes(ANNA);
  private final SegmentScan scan =
      new SegmentScan(new RecordSearch(patient, id -> Optional.empty()), patient);

  @Test
  void whatIsCompressedWaitsForDeletionOrIsTheBrokersOwnIsRead() throws IOException {
    write("a-0", FIRST, batch(Compression.gzip().build(), 10, BERT, ANNA, BERT));
    write("a-0", "00000000000000000003.log.deleted", batch(Compression.NONE, 20, ANNA));
    write("__consumer_offsets-1", FIRST, batch(Compression.zstd().build(), 5, ANNA));
    write("b-0", FIRST, batch(Compression.lz4().build(), 5, BERT));
    write("b-0", "00000000000000000000.timeindex", new byte[12]);

    SegmentScan.Result result = scan();

    assertThat(result.files()).isEqualTo(5);
    assertThat(result.records()).isEqualTo(6);
    assertThat(result.found())
        .extracting(
            each ->
                "%s/%d %d %d"
                    .formatted(each.topic(), each.partition(), each.records(), each.last()))
        .containsExactlyInAnyOrder("a/0 1 1", "a/0 1 0", "__consumer_offsets/1 1 0");
    assertThat(result.found()).allMatch(each -> each.patient() && each.unread() == 0);
    assertThat(result.latestMillis()).containsEntry(new TopicPartition("a", 0), 20L);
  }

  @Test
  void theBytesOfEveryOtherFileAreSearched() throws IOException {
    write("a-0", "partition.metadata", ("topic of " + ANNA).getBytes(UTF_8));
    write(".", "notes", BERT.getBytes(UTF_8));

    assertThat(scan().found())
        .singleElement()
        .returns(true, SegmentFound::raw)
        .returns("", SegmentFound::topic);
  }

  @Test
  void whatIsNoWholeBatchIsToldAsUnread() throws IOException {
    byte[] whole = batch(Compression.gzip().build(), 1, BERT);
    byte[] broken = whole.clone();
    broken[broken.length - 1] ^= 1;
    write("torn-0", FIRST, Arrays.copyOf(whole, whole.length - 3));
    write("broken-0", FIRST, broken);
    write("whole-0", FIRST, whole);

    assertThat(scan().found())
        .extracting(each -> each.topic() + " " + each.unread())
        .containsExactlyInAnyOrder("torn " + (whole.length - 3), "broken " + whole.length);
  }

  @Test
  void aFileThatGrowsMeanwhileKeepsWhatIsNew() throws IOException {
    byte[] framed = {0, 0, 0, 0, 1, 2};
    byte[] first = batch(Compression.NONE, new SimpleRecord(1, null, framed));
    byte[] more = batch(Compression.NONE, 2, ANNA);
    write("a-0", FIRST, first);
    Path file = data.resolve("a-0").resolve(FIRST);
    RecordSearch whileTheBrokerWrites =
        new RecordSearch(
            patient,
            id -> {
              append(file, more);
              return Optional.empty();
            });

    new SegmentScan(whileTheBrokerWrites, patient).of(List.of(file));

    assertThat(Files.size(file)).isGreaterThanOrEqualTo(first.length + more.length);
  }

  private static void append(Path file, byte[] more) {
    try {
      Files.write(file, more, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aFileThatGoesAwayMeanwhileIsLeftOut() throws IOException {
    write("a-0", FIRST, batch(Compression.NONE, 1, ANNA));
    List<Path> listed = new BrokerFolders(List.of(data)).files();
    Files.delete(data.resolve("a-0").resolve(FIRST));

    assertThat(scan.of(listed)).returns(0L, SegmentScan.Result::files);
  }

  @Test
  void theSegmentEndsWhereAllCopiesBeginAnother() throws IOException {
    TopicPartition where = new TopicPartition("a", 0);
    for (String copy : List.of("one", "two")) {
      write(copy + "/a-0", FIRST, new byte[0]);
      write(copy + "/a-0", "00000000000000000009.log", new byte[0]);
    }
    write("one/a-0", "00000000000000000005.log", new byte[0]);
    BrokerFolders one = new BrokerFolders(List.of(data.resolve("one")));
    BrokerFolders both = new BrokerFolders(List.of(data.resolve("one"), data.resolve("two")));

    assertThat(one.boundary(where, 3, 1)).hasValue(5);
    assertThat(both.boundary(where, 3, 2)).hasValue(9);
    assertThat(both.boundary(where, 9, 2)).isEmpty();
    assertThat(both.boundary(where, 3, 3)).isEmpty();
  }

  private SegmentScan.Result scan() {
    return scan.of(new BrokerFolders(List.of(data)).files());
  }

  private void write(String folder, String file, byte[] bytes) throws IOException {
    Files.write(Files.createDirectories(data.resolve(folder)).resolve(file), bytes);
  }

  private static byte[] batch(Compression compression, long millis, String... keys) {
    return batch(
        compression,
        Arrays.stream(keys)
            .map(key -> new SimpleRecord(millis, key.getBytes(UTF_8), new byte[] {1}))
            .toArray(SimpleRecord[]::new));
  }

  private static byte[] batch(Compression compression, SimpleRecord... records) {
    ByteBuffer buffer = MemoryRecords.withRecords(compression, records).buffer();
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return bytes;
  }
}
