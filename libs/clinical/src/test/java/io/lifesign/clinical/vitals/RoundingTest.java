package io.lifesign.clinical.vitals;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoundingTest {

  @ParameterizedTest
  @CsvSource({
    "38.05, 381",
    "38.049, 380",
    "38.0499999999, 380",
    "35.05, 351",
    "36.05, 361",
    "39.05, 391",
    "38.0, 380",
    "38.1, 381",
    "0.05, 1",
    "25, 250",
    "44.95, 450",
    "34.95, 350",
    "34.949999, 349"
  })
  void tenthsRoundHalfUpAsTheDecimalReads(double value, int tenths) {
    assertThat(Rounding.tenths(value)).isEqualTo(tenths);
  }

  @ParameterizedTest
  @CsvSource({"91.5, 92", "91.4999, 91", "91.6, 92", "0.49999999999999994, 0", "0, 0", "8.5, 9"})
  void wholeNumbersRoundHalfUp(double value, int whole) {
    assertThat(Rounding.whole(value)).isEqualTo(whole);
  }

  @Property(tries = 5000)
  void agreesWithDecimalArithmetic(@ForAll @IntRange(max = 3_000_000) int tenThousandths) {
    BigDecimal decimal = BigDecimal.valueOf(tenThousandths, 4);
    double value = decimal.doubleValue();

    assertThat(Rounding.whole(value))
        .isEqualTo(decimal.setScale(0, RoundingMode.HALF_UP).intValueExact());
    assertThat(Rounding.tenths(value))
        .isEqualTo(decimal.setScale(1, RoundingMode.HALF_UP).movePointRight(1).intValueExact());
  }
}
