package io.lifesign.fhirdelivery;

import java.io.Serializable;
import java.time.Duration;

/**
 * How resources get to the server.
 *
 * @param url base of its REST API
 * @param batchSize most resources in a transaction
 * @param maxPending most resources of a task that wait; then no more are read
 * @param credentials how the server knows us
 */
record DeliverySettings(
    String url,
    int batchSize,
    int maxPending,
    Duration connectTimeout,
    Duration responseTimeout,
    Retries retries,
    Credentials credentials)
    implements Serializable {

  private static final long serialVersionUID = 1L;

  /**
   * How what may heal is tried again.
   *
   * @param first pause before the second attempt; doubled from one to the next
   * @param longest the pauses grow no longer than that
   * @param attempts most attempts; 0 for ever
   */
  record Retries(Duration first, Duration longest, int attempts) implements Serializable {

    private static final long serialVersionUID = 1L;
  }

  /**
   * Secrets are named by their files only; each may be null.
   *
   * @param tokenFile holds an OAuth bearer token, read anew for every request
   * @param certificateFile PEM of the client's certificate chain, with its key in keyFile
   * @param keyStoreFile PKCS12 with certificate and key instead, its password in passwordFile
   * @param trustedFile PEM of the authorities that are trusted; null for those of the JVM
   */
  record Credentials(
      String tokenFile,
      String certificateFile,
      String keyFile,
      String keyStoreFile,
      String passwordFile,
      String trustedFile)
      implements Serializable {

    private static final long serialVersionUID = 1L;

    static final Credentials NONE = new Credentials(null, null, null, null, null, null);
  }
}
