package io.lifesign.replay;

/**
 * Where a replay goes.
 *
 * @param bootstrapServers host:port of the Kafka broker
 * @param registryUrl URL of the schema registry's Confluent API
 */
public record Target(String bootstrapServers, String registryUrl) {}
