package io.lifesign.benchmarks;

import io.lifesign.clinical.deterioration.DeteriorationRules;
import io.lifesign.clinical.deterioration.PatientWatch;
import io.lifesign.clinical.deterioration.VitalsScoring;
import io.lifesign.clinical.vitals.Decision;
import io.lifesign.clinical.vitals.VitalReading;
import io.lifesign.schemas.VitalSigns;
import io.lifesign.streaming.Arrival;
import io.lifesign.streaming.ArrivalDecoder;
import io.lifesign.streaming.RegistryAccess;
import io.lifesign.vitals.VitalArrivalSerializer;
import io.lifesign.vitals.VitalSignsMapper;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * The same work with nothing around it: consumer, Avro decode, the same scorer, a HashMap. No
 * order, no fault tolerance.
 */
final class ControlLoop {

  private final Map<String, PatientWatch> patients = new HashMap<>();
  private final VitalsScoring scoring = new VitalsScoring(DeteriorationRules.standard());
  private long records;
  private long scores;

  /** Drains the topic; returns how many scores came of it. */
  static long drain(String kafka, String registryUrl, long expected) {
    ControlLoop loop = new ControlLoop();
    ArrivalDecoder<VitalSigns, VitalReading> decoder =
        new ArrivalDecoder<>(
            RegistryAccess.open(registryUrl),
            VitalSigns.class,
            new VitalSignsMapper(),
            VitalArrivalSerializer.type(),
            Duration.ofMinutes(1).toNanos() / 1_000);
    decoder.open(null);
    Map<String, Object> settings = Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka);
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(VitalsLoad.TOPIC).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Collector<Arrival<VitalReading>> scorer = loop.scorer();
      while (loop.records < expected) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
          decoder.deserialize(record, scorer);
        }
      }
    }
    return loop.scores;
  }

  private Collector<Arrival<VitalReading>> scorer() {
    return new Collector<>() {
      @Override
      public void collect(Arrival<VitalReading> arrival) {
        if (arrival.usable()) {
          score(arrival.record());
        }
      }

      @Override
      public void close() {}
    };
  }

  private void score(VitalReading reading) {
    PatientWatch watch = patients.computeIfAbsent(reading.patientId(), PatientWatch::new);
    Decision decision = scoring.reading(watch, reading);
    scores += decision.scores().size();
    records++;
  }
}
