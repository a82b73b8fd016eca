package io.lifesign.replay.readmission;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Draws what was expected against what came, a point a bin. */
public final class CalibrationPlot {

  private static final int PIXELS = 600;

  private CalibrationPlot() {}

  /** Writes a PNG. */
  public static void write(RiskFigures figures, Path file) throws IOException {
    double[] expected = figures.bins().stream().mapToDouble(RiskFigures.Bin::expected).toArray();
    double[] observed = figures.bins().stream().mapToDouble(RiskFigures.Bin::observed).toArray();
    double most = 0;
    for (int i = 0; i < expected.length; i++) {
      most = Math.max(most, Math.max(expected[i], observed[i]));
    }
    XYChart chart =
        new XYChartBuilder()
            .width(PIXELS)
            .height(PIXELS)
            .title("Return within 30 days, ten bins of equal count")
            .xAxisTitle("probability told")
            .yAxisTitle("share that returned")
            .build();
    chart.getStyler().setLegendPosition(Styler.LegendPosition.InsideNW);
    chart.getStyler().setChartBackgroundColor(Color.WHITE);
    XYSeries ideal = chart.addSeries("as told", new double[] {0, most}, new double[] {0, most});
    ideal.setMarker(SeriesMarkers.NONE);
    ideal.setLineColor(Color.GRAY);
    XYSeries told = chart.addSeries("cross-validated", expected, observed);
    told.setMarker(SeriesMarkers.CIRCLE);
    told.setLineColor(new Color(0x1f4e79));
    told.setMarkerColor(new Color(0x1f4e79));
    BitmapEncoder.saveBitmap(chart, file.toString(), BitmapEncoder.BitmapFormat.PNG);
  }
}
