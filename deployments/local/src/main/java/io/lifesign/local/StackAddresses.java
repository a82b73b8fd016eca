package io.lifesign.local;

/**
 * Where a running stack is found.
 *
 * @param pid process that holds it
 * @param kafka host:port
 * @param registry URL of the Confluent API
 * @param flink URL of the web page
 * @param warehouse folder of the lake
 * @param fhir base of the FHIR server's REST API; its page for people is one level above
 */
record StackAddresses(
    long pid, String kafka, String registry, String flink, String warehouse, String fhir) {}
