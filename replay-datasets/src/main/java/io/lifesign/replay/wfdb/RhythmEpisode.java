package io.lifesign.replay.wfdb;

/**
 * A stretch of one annotated rhythm.
 *
 * @param rhythm as annotated, without the bracket: N, AFIB, VT, VFL, VF, ASYS, NOISE ...
 * @param fromSample first sample
 * @param toSample first sample behind it
 */
public record RhythmEpisode(String rhythm, long fromSample, long toSample) {

  public boolean holds(long sample) {
    return fromSample <= sample && sample < toSample;
  }

  public long samples() {
    return toSample - fromSample;
  }
}
