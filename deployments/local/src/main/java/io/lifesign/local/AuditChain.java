package io.lifesign.local;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The lines of an audit log as far as each follows the one before.
 *
 * @param sealed whole lines, in order
 * @param broken what is wrong with the line behind them, if anything is
 */
record AuditChain(List<AuditLine.Sealed> sealed, Optional<String> broken) {

  /** The end of a chain, to be kept where nobody who writes the log can write. */
  record Head(long number, String hash) {

    /**
     * Reads {@code NUMBER:HASH}.
     *
     * @throws Refusal if it is none
     */
    static Head parse(String text) {
      if (!text.matches("\\d{1,18}:[0-9a-f]{64}")) {
        throw new Refusal("--head is NUMBER:HASH as audit verify printed it.");
      }
      int colon = text.indexOf(':');
      return new Head(Long.parseLong(text.substring(0, colon)), text.substring(colon + 1));
    }

    @Override
    public String toString() {
      return number + ":" + hash;
    }
  }

  static AuditChain of(String text) {
    List<AuditLine.Sealed> sealed = new ArrayList<>();
    String previous = AuditLine.NOTHING;
    int from = 0;
    while (from < text.length()) {
      int end = text.indexOf('\n', from);
      long number = sealed.size() + 1L;
      if (end < 0) {
        return broken(sealed, number, "is cut short");
      }
      Optional<AuditLine.Sealed> line = AuditLine.read(text.substring(from, end));
      if (line.isEmpty()) {
        return broken(sealed, number, "is not what was written: its hash is another");
      }
      AuditLine read = line.get().line();
      if (read.number() != number || !read.previous().equals(previous)) {
        return broken(
            sealed, number, "does not follow the line before: it was written as " + read.number());
      }
      sealed.add(line.get());
      previous = line.get().hash();
      from = end + 1;
    }
    return new AuditChain(List.copyOf(sealed), Optional.empty());
  }

  private static AuditChain broken(List<AuditLine.Sealed> sealed, long number, String why) {
    return new AuditChain(List.copyOf(sealed), Optional.of("Line " + number + " " + why + "."));
  }

  /** The last whole line; line 0 before the first. */
  Head head() {
    return sealed.isEmpty()
        ? new Head(0, AuditLine.NOTHING)
        : new Head(sealed.size(), sealed.get(sealed.size() - 1).hash());
  }

  /** What is wrong, if the chain must reach to and through a head that was kept. */
  Optional<String> brokenSince(Head kept) {
    if (broken.isPresent()) {
      return broken;
    }
    if (kept.number() > sealed.size()) {
      return Optional.of(
          "The end is missing: line "
              + (sealed.size() + 1)
              + " and further, up to "
              + kept.number()
              + " at least.");
    }
    String hash =
        kept.number() == 0
            ? AuditLine.NOTHING
            : sealed.get(Math.toIntExact(kept.number()) - 1).hash();
    return hash.equals(kept.hash())
        ? Optional.empty()
        : Optional.of("Line " + kept.number() + " is not the one whose hash was kept.");
  }
}
