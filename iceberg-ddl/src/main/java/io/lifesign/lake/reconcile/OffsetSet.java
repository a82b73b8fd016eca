package io.lifesign.lake.reconcile;

import java.util.BitSet;
import java.util.TreeMap;
import java.util.function.LongPredicate;

/** Offsets of one partition: a bit each, in pages, so that millions of them fit. */
public final class OffsetSet {

  private static final int PAGE = 1 << 16;

  private final TreeMap<Long, BitSet> pages = new TreeMap<>();
  private long size;

  /** Adds an offset, and tells whether it was new. */
  public boolean add(long offset) {
    BitSet page =
        pages.computeIfAbsent(Math.floorDiv(offset, (long) PAGE), key -> new BitSet(PAGE));
    int bit = Math.floorMod(offset, PAGE);
    if (page.get(bit)) {
      return false;
    }
    page.set(bit);
    size++;
    return true;
  }

  boolean contains(long offset) {
    BitSet page = pages.get(Math.floorDiv(offset, (long) PAGE));
    return page != null && page.get(Math.floorMod(offset, PAGE));
  }

  long size() {
    return size;
  }

  boolean isEmpty() {
    return size == 0;
  }

  /** The smallest offset; there must be one. */
  long first() {
    var page = pages.firstEntry();
    return page.getKey() * PAGE + page.getValue().nextSetBit(0);
  }

  /** The largest offset; there must be one. */
  long last() {
    var page = pages.lastEntry();
    return page.getKey() * PAGE + page.getValue().length() - 1;
  }

  /** Those of these offsets that a condition holds for. */
  OffsetSet where(LongPredicate condition) {
    OffsetSet found = new OffsetSet();
    pages.forEach(
        (page, bits) ->
            bits.stream()
                .mapToLong(bit -> page * PAGE + bit)
                .filter(condition)
                .forEach(found::add));
    return found;
  }

  /** The offsets between the first and the last that are not among these. */
  OffsetSet gaps() {
    OffsetSet gaps = new OffsetSet();
    if (!isEmpty()) {
      for (long offset = first(); offset < last(); offset++) {
        if (!contains(offset)) {
          gaps.add(offset);
        }
      }
    }
    return gaps;
  }

  /** The first few of them, for people. */
  String some() {
    StringBuilder text = new StringBuilder();
    int told = 0;
    for (var page : pages.entrySet()) {
      for (int bit = page.getValue().nextSetBit(0);
          bit >= 0;
          bit = page.getValue().nextSetBit(bit + 1)) {
        if (told == 3) {
          return text.append(", ...").toString();
        }
        text.append(told++ == 0 ? "" : ", ").append(page.getKey() * PAGE + bit);
      }
    }
    return text.toString();
  }
}
