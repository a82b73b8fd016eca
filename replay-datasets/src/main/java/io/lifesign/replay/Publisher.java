package io.lifesign.replay;

/** Takes the records of a replay in order; closing it waits until every one is stored. */
interface Publisher extends AutoCloseable {

  void send(Arrival arrival);

  /** Sends a tick to every partition of the topic and says to how many. */
  int tick(String topic, long atMicros);

  @Override
  void close();
}
