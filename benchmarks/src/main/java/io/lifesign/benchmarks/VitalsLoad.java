package io.lifesign.benchmarks;

import io.lifesign.schemas.Catalogue;
import io.lifesign.schemas.MeasurementMethod;
import io.lifesign.schemas.Topic;
import io.lifesign.schemas.VitalSigns;
import io.lifesign.streaming.AvroBody;
import io.lifesign.streaming.ResultSerializer;
import io.lifesign.streaming.Ticks;
import io.lifesign.streaming.WriterSchemas;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Vitals of many patients at one reading a second each: slow walks that cross a band now and then,
 * as monitors do. From a fixed seed.
 */
final class VitalsLoad {

  static final String TOPIC = "device.vitals";
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final long SEED = 42;
  private static final long MICROS = 1_000_000;

  private final int patients;
  private final int seconds;
  private final int garbageEvery;
  private final List<Garbage> kinds;
  private final SplittableRandom damage = new SplittableRandom(SEED);
  private final Set<String> hopeless = ConcurrentHashMap.newKeySet();
  private long garbage;

  VitalsLoad(int patients, int seconds) {
    this(patients, seconds, Integer.MAX_VALUE, List.of());
  }

  /**
   * @param garbageEvery so many good records are followed by a damaged copy of the last
   * @param kinds what damage there is
   */
  VitalsLoad(int patients, int seconds, int garbageEvery, List<Garbage> kinds) {
    this.patients = patients;
    this.seconds = seconds;
    this.garbageEvery = garbageEvery;
    this.kinds = kinds;
  }

  /** Damaged records, once published. */
  long garbage() {
    return garbage;
  }

  /** {@code partition@offset} of those of which nothing can be used. */
  Set<String> hopeless() {
    return hopeless;
  }

  long records() {
    return (long) patients * seconds;
  }

  /** Fills the topic and closes every timed topic with ticks. */
  void publish(String kafka, String registryUrl) {
    Topic topic = Catalogue.load().topic(TOPIC);
    int id =
        ResultSerializer.registeredId(
            WriterSchemas.client(registryUrl), topic.subject(), topic.schema().toString());
    AvroBody body = new AvroBody(id);
    try (KafkaProducer<byte[], byte[]> producer = producer(kafka)) {
      double[][] levels = new double[patients][];
      SplittableRandom random = new SplittableRandom(SEED);
      for (int patient = 0; patient < patients; patient++) {
        levels[patient] =
            new double[] {60 + random.nextInt(40), 12 + random.nextInt(9), 94 + random.nextInt(6)};
      }
      for (int second = 0; second < seconds; second++) {
        for (int patient = 0; patient < patients; patient++) {
          String key = "patient-" + patient;
          byte[] value = body.write(reading(key, second, walk(levels[patient], random)));
          producer.send(
              new ProducerRecord<>(
                  TOPIC,
                  null,
                  START.plusSeconds(second).toEpochMilli(),
                  key.getBytes(StandardCharsets.UTF_8),
                  value));
          if (((long) second * patients + patient) % garbageEvery == garbageEvery - 1) {
            damaged(producer, second, key, value);
          }
        }
      }
      close(producer);
    }
  }

  private void damaged(
      KafkaProducer<byte[], byte[]> producer, int second, String key, byte[] value) {
    Garbage kind = kinds.get(damage.nextInt(kinds.size()));
    producer.send(
        new ProducerRecord<>(
            TOPIC,
            null,
            START.plusSeconds(second).toEpochMilli(),
            key.getBytes(StandardCharsets.UTF_8),
            kind.of(value, damage)),
        (sent, failure) -> {
          if (kind.hopeless() && failure == null) {
            hopeless.add(sent.partition() + "@" + sent.offset());
          }
        });
    garbage++;
  }

  private static KafkaProducer<byte[], byte[]> producer(String kafka) {
    return new KafkaProducer<>(
        Map.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
            kafka,
            ProducerConfig.LINGER_MS_CONFIG,
            "20",
            ProducerConfig.BATCH_SIZE_CONFIG,
            "262144",
            ProducerConfig.COMPRESSION_TYPE_CONFIG,
            "none"),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }

  private void close(KafkaProducer<byte[], byte[]> producer) {
    long end = START.getEpochSecond() * MICROS + seconds * MICROS;
    for (Topic topic : Catalogue.load().topics()) {
      long lateness = topic.lateness().toNanos() / 1_000;
      for (int partition = 0; topic.ticks() && partition < topic.partitions(); partition++) {
        for (long after : List.of(MICROS, 62 * MICROS)) {
          producer.send(Ticks.record(topic.name(), partition, end + lateness + after));
        }
      }
    }
  }

  private static double[] walk(double[] level, SplittableRandom random) {
    level[0] = Math.max(30, Math.min(180, level[0] + random.nextDouble() - 0.5));
    level[1] = Math.max(6, Math.min(40, level[1] + 0.2 * (random.nextDouble() - 0.5)));
    level[2] = Math.max(80, Math.min(100, level[2] + 0.1 * (random.nextDouble() - 0.5)));
    return level;
  }

  private static VitalSigns reading(String patient, int second, double[] level) {
    return VitalSigns.newBuilder()
        .setPatientId(patient)
        .setDeviceId("monitor-" + patient.substring("patient-".length()))
        .setBootId("b1")
        .setSequence(second)
        .setEventTime(START.plusSeconds(second))
        .setMethod(MeasurementMethod.CONTINUOUS)
        .setHeartRate(Math.rint(level[0]))
        .setRespiratoryRate(Math.rint(level[1]))
        .setSpo2(Math.rint(level[2]))
        .build();
  }
}
