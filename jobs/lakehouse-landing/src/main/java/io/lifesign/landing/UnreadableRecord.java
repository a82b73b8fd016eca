package io.lifesign.landing;

/** A record whose bytes are not the topic's; the message names no value of it. */
final class UnreadableRecord extends Exception {

  private static final long serialVersionUID = 1L;

  UnreadableRecord(String message) {
    super(message, null, false, false); // one of many: no stack trace needed
  }
}
