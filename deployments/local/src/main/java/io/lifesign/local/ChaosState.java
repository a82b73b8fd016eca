package io.lifesign.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * What has been asked, and the rounds that have ended: a run that was interrupted goes on behind
 * the last of them.
 *
 * @param minutes of looking on in each round without a kill
 */
record ChaosState(
    long seed,
    int patients,
    int kills,
    int minutes,
    boolean exactlyOnce,
    List<ChaosResult> rounds) {

  /** As many kills as one cluster has to stand; each round proves what became of its records. */
  static final int KILLS_PER_ROUND = 10;

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Goes on from a file, or begins where there is none.
   *
   * @throws Refusal if the file is of a run with other options
   */
  ChaosState resumed(Path file) {
    try {
      ChaosState found = JSON.readValue(Files.readString(file), ChaosState.class);
      requireSame("--seed", found.seed, seed, file);
      requireSame("--patients", found.patients, patients, file);
      requireSame("--kills", found.kills, kills, file);
      requireSame("--minutes", found.minutes, minutes, file);
      requireSame("--exactly-once", found.exactlyOnce, exactlyOnce, file);
      return found;
    } catch (NoSuchFileException e) {
      return this;
    } catch (IOException e) {
      throw new Refusal("--state " + file + " cannot be read: it is no state of chaos.", e);
    }
  }

  private static void requireSame(String key, Object found, Object asked, Path file) {
    if (!found.equals(asked)) {
      throw new Refusal(key + " is " + asked + ", and " + file + " was begun with " + found + ".");
    }
  }

  /** Writes the file in one step. */
  void write(Path file) {
    try {
      Path draft = file.resolveSibling(file.getFileName() + ".new");
      JSON.writeValue(draft.toFile(), this);
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new Refusal("--state " + file + " cannot be written: " + e.getMessage(), e);
    }
  }

  ChaosState with(ChaosResult round) {
    List<ChaosResult> more = new ArrayList<>(rounds);
    more.add(round);
    return new ChaosState(seed, patients, kills, minutes, exactlyOnce, more);
  }

  private int killed() {
    return rounds.stream().mapToInt(round -> round.kills().size()).sum();
  }

  /** Whether a round is left; where nothing is killed there is one. */
  boolean unfinished() {
    return rounds.isEmpty() || killed() < kills;
  }

  int nextKills() {
    return Math.min(KILLS_PER_ROUND, kills - killed());
  }

  long nextSeed() {
    return seed + rounds.size();
  }

  /** Whether every round kept everything; what was not repeated is asked for by exactly-once. */
  boolean holds() {
    return rounds.stream()
        .map(ChaosResult::verdict)
        .allMatch(verdict -> verdict.holds() && (!exactlyOnce || verdict.alerts().repeats() == 0));
  }
}
