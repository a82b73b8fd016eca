package io.lifesign.local;

import io.lifesign.schemas.Catalogue;
import io.lifesign.schemas.Topic;
import io.lifesign.schemas.VitalSigns;
import io.lifesign.streaming.Ticks;
import io.lifesign.streaming.WireFormat;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Sends ticks to every partition of the topics that want them, from the moment that a device speaks
 * of the present. As long as only history is replayed it is silent: a tick of today would make all
 * of it late.
 */
final class TickGateway implements StackPart {

  private static final Duration EVERY = Duration.ofSeconds(2);
  private static final Duration LIVE = Duration.ofMinutes(5);

  private final Clock clock;
  private final List<Topic> topics;
  private final TopicValues values;
  private final KafkaProducer<byte[], byte[]> producer;
  private final TopicFollower follower;
  private final AtomicBoolean live = new AtomicBoolean();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "tick-gateway");
            thread.setDaemon(true);
            return thread;
          });

  private TickGateway(StackAddresses stack, Catalogue catalogue, Clock clock) {
    this.clock = clock;
    this.topics = catalogue.topics().stream().filter(Topic::ticks).toList();
    this.values = new TopicValues(stack.registry());
    this.producer =
        new KafkaProducer<>(
            Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, stack.kafka()),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    List<Topic> devices =
        topics.stream().filter(topic -> topic.kind() == Topic.Kind.DEVICE).toList();
    this.follower =
        TopicFollower.start(
            stack.kafka(), new Catalogue(devices), record -> listen(record.value()));
  }

  static TickGateway start(StackAddresses stack, Clock clock) {
    TickGateway gateway = new TickGateway(stack, Catalogue.load(), clock);
    gateway.timer.scheduleAtFixedRate(
        gateway::tick, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
    return gateway;
  }

  private void listen(byte[] value) {
    if (value == null || !WireFormat.framed(value) || live.get()) {
      return;
    }
    try {
      Instant at = values.read(value, VitalSigns.class).getEventTime();
      if (Duration.between(at, clock.instant()).abs().compareTo(LIVE) <= 0) {
        live.set(true);
      }
    } catch (RuntimeException e) {
      // Avro reports corrupt bytes with whatever it stumbles over: such a record is the job's to
      // judge
    }
  }

  private void tick() {
    if (!live.get()) {
      return;
    }
    long now = TimeUnit.MILLISECONDS.toMicros(clock.millis());
    for (Topic topic : topics) {
      for (int partition = 0; partition < topic.partitions(); partition++) {
        producer.send(Ticks.record(topic.name(), partition, now));
      }
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
    follower.close();
    producer.close(Duration.ZERO);
  }
}
