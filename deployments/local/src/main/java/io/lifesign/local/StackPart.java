package io.lifesign.local;

/** A part of the stack that can be stopped. */
interface StackPart extends AutoCloseable {

  @Override
  void close();
}
