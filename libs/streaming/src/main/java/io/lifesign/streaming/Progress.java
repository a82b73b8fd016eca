package io.lifesign.streaming;

/** Whether a deployment tells, with the results in their topic, how far event time has come. */
public enum Progress {
  TOLD,
  UNTOLD
}
