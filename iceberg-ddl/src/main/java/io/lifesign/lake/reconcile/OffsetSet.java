package io.lifesign.lake.reconcile;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.TreeMap;
import java.util.function.LongConsumer;
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

  /** Adds all offsets of another set. */
  public void addAll(OffsetSet other) {
    other.each(this::add);
  }

  private void each(LongConsumer told) {
    pages.forEach((page, bits) -> bits.stream().mapToLong(bit -> page * PAGE + bit).forEach(told));
  }

  /** How many there are. */
  public long count() {
    return size;
  }

  /** The same offsets in sets of at most so many ranges. */
  public List<OffsetSet> parts(int ranges) {
    List<OffsetSet> parts = new ArrayList<>();
    long[] last = {Long.MIN_VALUE, ranges};
    each(
        offset -> {
          if (offset != last[0] + 1 && last[1]++ >= ranges) {
            parts.add(new OffsetSet());
            last[1] = 1;
          }
          parts.get(parts.size() - 1).add(offset);
          last[0] = offset;
        });
    return parts;
  }

  /** All of them as ranges, for example {@code 1-3,7}; {@link #parse} reads it. */
  public String ranges() {
    StringBuilder text = new StringBuilder();
    long[] range = {Long.MIN_VALUE, Long.MIN_VALUE};
    each(
        offset -> {
          if (offset != range[1] + 1) {
            write(text, range);
            range[0] = offset;
          }
          range[1] = offset;
        });
    write(text, range);
    return text.toString();
  }

  private static void write(StringBuilder text, long[] range) {
    if (range[0] != Long.MIN_VALUE) {
      text.append(text.isEmpty() ? "" : ",").append(range[0]);
      if (range[1] > range[0]) {
        text.append('-').append(range[1]);
      }
    }
  }

  /** The set that {@link #ranges} wrote. */
  public static OffsetSet parse(String ranges) {
    OffsetSet set = new OffsetSet();
    for (String range : ranges.isEmpty() ? new String[0] : ranges.split(",")) {
      int dash = range.indexOf('-');
      long from = Long.parseLong(dash < 0 ? range : range.substring(0, dash));
      long to = dash < 0 ? from : Long.parseLong(range.substring(dash + 1));
      for (long offset = from; offset <= to; offset++) {
        set.add(offset);
      }
    }
    return set;
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
