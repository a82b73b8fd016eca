package io.lifesign.local;

/**
 * A kill and what came of it.
 *
 * @param recoveryMillis from the kill until the lag was under a second again for good; 0 where it
 *     never was above
 * @param worstLagMillis the largest lag meanwhile
 * @param between whether a checkpoint was complete and its rows were not committed when it struck
 */
record ChaosKill(String what, long recoveryMillis, long worstLagMillis, boolean between) {

  String line(int number, int of) {
    String found =
        recoveryMillis == 0
            ? "nobody noticed"
            : String.format(
                "lag up to %.1f s, under 1 s again after %.1f s",
                worstLagMillis / 1e3, recoveryMillis / 1e3);
    return String.format(
        "kill %d/%d  %-28s %s%s",
        number, of, what, found, between ? "; struck between checkpoint and commit" : "");
  }
}
