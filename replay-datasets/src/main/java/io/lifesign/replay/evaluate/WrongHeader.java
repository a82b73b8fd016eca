package io.lifesign.replay.evaluate;

/** A file whose header lacks what an evaluation needs, in one sentence for the user. */
public final class WrongHeader extends RuntimeException {

  private static final long serialVersionUID = 1L;

  WrongHeader(String message) {
    super(message);
  }
}
