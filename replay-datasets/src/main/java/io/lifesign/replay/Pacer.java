package io.lifesign.replay;

/** Holds a replay back until its data time has come. */
interface Pacer {

  Pacer NONE = micros -> {};

  void await(long dataMicros);
}
