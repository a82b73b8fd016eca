package io.lifesign.clinical.readmission;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class VitalsTrailTest {

  private static final long HOUR = 3_600_000_000L;

  private static final List<VitalsMark> MARKS =
      List.of(
          new VitalsMark(0, 3, true),
          new VitalsMark(HOUR, 6, false),
          new VitalsMark(HOUR, 6, true),
          new VitalsMark(HOUR, 7, false),
          new VitalsMark(9 * HOUR, 2, true));

  @Test
  void theOrderOfComingAndRepeatsChangeNothing() throws IOException {
    byte[] expected = bytes(MARKS);
    for (int seed = 0; seed < 20; seed++) {
      List<VitalsMark> twice = new ArrayList<>(MARKS);
      twice.addAll(MARKS);
      Collections.shuffle(twice, new Random(seed));
      assertThat(bytes(twice)).isEqualTo(expected);
    }
  }

  @Test
  void ofWhatIsMoreThanADayBehindTheLastNothingIsKept() {
    VitalsTrail trail = new VitalsTrail();
    trail.add(new VitalsMark(30 * HOUR, 1, true));
    trail.add(new VitalsMark(6 * HOUR, 4, true));
    trail.add(new VitalsMark(6 * HOUR - 1, 9, true));

    assertThat(trail.last(0, 29 * HOUR)).isEqualTo(new VitalsMark(6 * HOUR, 4, true));
    assertThat(trail.highest(0, 30 * HOUR)).isEqualTo(new VitalsMark(6 * HOUR, 4, true));
    assertThat(trail.lastMicros()).isEqualTo(30 * HOUR);
  }

  private static byte[] bytes(List<VitalsMark> marks) throws IOException {
    VitalsTrail trail = new VitalsTrail();
    marks.forEach(trail::add);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    trail.write(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }
}
