package io.lifesign.lake.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class OffsetSetTest {

  @Test
  void offsetsLieInPagesAndAreFoundOnBothSidesOfTheirEdges() {
    OffsetSet set = new OffsetSet();
    LongStream.of(65_535, 65_536, 131_071, 4_000_000_000L).forEach(set::add);

    assertThat(set.add(65_536)).isFalse();
    assertThat(set.size()).isEqualTo(4);
    assertThat(set.contains(65_535)).isTrue();
    assertThat(set.contains(65_534)).isFalse();
    assertThat(set.contains(131_072)).isFalse();
    assertThat(set.first()).isEqualTo(65_535);
    assertThat(set.last()).isEqualTo(4_000_000_000L);
    assertThat(set.some()).isEqualTo("65535, 65536, 131071, ...");
  }

  @Test
  void gapsLieBetweenTheFirstAndTheLast() {
    OffsetSet set = new OffsetSet();
    LongStream.of(10, 12, 15).forEach(set::add);

    assertThat(set.gaps().some()).isEqualTo("11, 13, 14");
    assertThat(set.where(offset -> offset > 10).size()).isEqualTo(2);
    assertThat(new OffsetSet().gaps().isEmpty()).isTrue();
  }
}
