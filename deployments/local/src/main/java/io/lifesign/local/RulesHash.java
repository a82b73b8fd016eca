package io.lifesign.local;

import io.lifesign.streaming.RulesFile;
import java.nio.file.Path;
import java.util.Optional;

/** What tells one set of rules from another: the hashes that alerts carry. */
final class RulesHash {

  private RulesHash() {}

  /**
   * Of the vitals rules, then of those of rhythm.
   *
   * @param file none for the rules that are released
   * @throws Refusal if the file holds no rules
   */
  static String of(Optional<Path> file) {
    try {
      RulesFile rules = RulesFile.load(file.map(Path::toString).orElse(RulesFile.STANDARD));
      return rules.vitals().hash() + "/" + rules.rhythm().hash();
    } catch (IllegalArgumentException e) {
      throw new Refusal(e.getMessage(), e);
    }
  }
}
