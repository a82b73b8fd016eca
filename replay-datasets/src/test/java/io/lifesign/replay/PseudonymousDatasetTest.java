package io.lifesign.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifesign.protection.Pseudonyms;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PseudonymousDatasetTest {

  private static final Pseudonyms NAMES = new Pseudonyms(new byte[Pseudonyms.KEY_BYTES]);
  private static final Dataset REAL = Datasets.demo();
  private static final List<String> TOPICS =
      List.of(
          "device.vitals",
          "device.home",
          "device.ecg",
          "care.profiles",
          "alerts.acks",
          "ehr.fhir",
          "ehr.hl7v2");

  private static RecordedLog log;

  @BeforeAll
  static void publish() {
    log = RecordedLog.of(new PseudonymousDataset(REAL, NAMES), topic -> 1);
  }

  @Test
  void noIdIsLeftInAnyKeyOrValue() {
    Set<String> ids =
        REAL.arrivals().map(Arrival::key).filter(id -> !id.isBlank()).collect(Collectors.toSet());
    assertThat(ids).hasSizeGreaterThan(30);

    assertThat(records().map(record -> latin(record.key())))
        .allMatch(key -> key.matches("(p-[0-9a-f]{32})?"));
    // by itself: the ward's devices are numbered as its patients are
    Pattern anybody =
        Pattern.compile("(?<![A-Za-z])(" + String.join("|", ids) + ")(?![A-Za-z0-9])");
    assertThat(
            REAL.arrivals()
                .map(arrival -> arrival.key())
                .filter(key -> anybody.matcher(key).find()))
        .isNotEmpty();
    assertThat(records().filter(record -> anybody.matcher(latin(record.value())).find())).isEmpty();
  }

  @Test
  void eachPatientsRecordsKeepTheirOrderInOnePartition() {
    for (String topic : TOPICS) {
      Map<String, List<Long>> real =
          REAL.arrivals()
              .filter(arrival -> arrival.topic().equals(topic))
              .collect(
                  Collectors.groupingBy(
                      arrival -> NAMES.of(arrival.key()),
                      Collectors.mapping(
                          arrival -> arrival.arrivalMicros() / Micros.PER_MILLI,
                          Collectors.toList())));
      List<String> seen = new ArrayList<>();
      for (List<ConsumerRecord<byte[], byte[]>> partition : log.partitions(topic)) {
        Map<String, List<Long>> hidden =
            partition.stream()
                .filter(record -> record.key() != null)
                .collect(
                    Collectors.groupingBy(
                        record -> latin(record.key()),
                        Collectors.mapping(ConsumerRecord::timestamp, Collectors.toList())));
        hidden.forEach((name, times) -> assertThat(times).isEqualTo(real.get(name)));
        seen.addAll(hidden.keySet());
      }
      assertThat(seen).containsExactlyInAnyOrderElementsOf(real.keySet());
    }
  }

  private static Stream<ConsumerRecord<byte[], byte[]>> records() {
    return TOPICS.stream()
        .flatMap(topic -> log.partitions(topic).stream())
        .flatMap(List::stream)
        .filter(record -> record.key() != null);
  }

  /** A text in which no byte is lost. */
  private static String latin(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
