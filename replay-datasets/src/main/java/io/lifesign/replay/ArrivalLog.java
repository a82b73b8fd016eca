package io.lifesign.replay;

import io.lifesign.schemas.Catalogue;
import io.lifesign.streaming.ArrivalDecoder;
import io.lifesign.streaming.Position;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;

/**
 * A replay kept in memory, each topic in its partitions as the broker would have them, for a run
 * without a broker. What no job can read is left out: it moves no time and decides nothing.
 */
public final class ArrivalLog implements Publisher {

  /** A record or, where there is none, a tick. */
  private record Entry(Arrival arrival, long tickMicros) {}

  private final Catalogue catalogue = Catalogue.load();
  private final ValueBytes values = new ValueBytes(topic -> 0);
  private final Map<String, List<List<Entry>>> logs = new HashMap<>();

  private ArrivalLog() {}

  /** The whole dataset, ticks and closing ticks included, as a replay at full speed leaves it. */
  public static ArrivalLog of(Dataset dataset) {
    ArrivalLog log = new ArrivalLog();
    new ReplayRun(dataset, Catalogue.load()).publish(log, Pacer.NONE, ReplayProgress.NONE);
    return log;
  }

  /** How far time has come for everybody when the replay is over, us. */
  public static long saidUntilMicros(Dataset dataset) {
    return dataset.closingMicros() + ReplayRun.SECOND_CLOSING_MICROS;
  }

  /**
   * The partitions of a topic as its readers see them.
   *
   * @param type of the topic's records: others do not lie in it
   */
  public <A extends SpecificRecord, T> List<List<io.lifesign.streaming.Arrival<T>>> partitions(
      String topic, Class<A> type, ArrivalDecoder<A, T> decoder) {
    List<List<io.lifesign.streaming.Arrival<T>>> partitions = new ArrayList<>();
    for (int partition = 0; partition < log(topic).size(); partition++) {
      List<io.lifesign.streaming.Arrival<T>> arrivals = new ArrayList<>();
      for (Entry entry : log(topic).get(partition)) {
        arrivals.add(read(entry, topic, partition, arrivals.size(), type, decoder));
      }
      partitions.add(arrivals);
    }
    return partitions;
  }

  private <A extends SpecificRecord, T> io.lifesign.streaming.Arrival<T> read(
      Entry entry,
      String topic,
      int partition,
      long offset,
      Class<A> type,
      ArrivalDecoder<A, T> decoder) {
    if (entry.arrival() == null) {
      return io.lifesign.streaming.Arrival.tick(
          new Position(topic, partition, offset, millis(entry.tickMicros())), entry.tickMicros());
    }
    Arrival arrival = entry.arrival();
    return decoder.arrival(
        new Position(topic, partition, offset, millis(arrival.arrivalMicros())),
        arrival.key().getBytes(StandardCharsets.UTF_8),
        type.cast(((Payload.Readable) arrival.payload()).avro()),
        values.of(arrival));
  }

  /** Kafka counts in milliseconds. */
  private static long millis(long micros) {
    return Math.floorDiv(micros, Micros.PER_MILLI) * Micros.PER_MILLI;
  }

  private List<List<Entry>> log(String topic) {
    return logs.computeIfAbsent(
        topic,
        name -> {
          List<List<Entry>> partitions = new ArrayList<>();
          for (int i = 0; i < catalogue.topic(name).partitions(); i++) {
            partitions.add(new ArrayList<>());
          }
          return partitions;
        });
  }

  @Override
  public void send(Arrival arrival) {
    List<List<Entry>> partitions = log(arrival.topic());
    byte[] key = arrival.key().getBytes(StandardCharsets.UTF_8);
    List<Entry> partition =
        partitions.get(BuiltInPartitioner.partitionForKey(key, partitions.size()));
    if (arrival.payload() instanceof Payload.Clock clock) {
      partition.add(new Entry(null, clock.atMicros()));
    } else if (arrival.payload() instanceof Payload.Readable) {
      partition.add(new Entry(arrival, 0));
    }
  }

  @Override
  public int tick(String topic, long atMicros) {
    log(topic).forEach(partition -> partition.add(new Entry(null, atMicros)));
    return log(topic).size();
  }

  @Override
  public void close() {}
}
