package io.lifesign.lake.report;

import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.VectorGraphicsEncoder.VectorGraphicsFormat;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.internal.chartpart.Chart;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Drawings of a report, as SVG that stands inside a page and asks for nothing outside it. */
public final class Plot {

  private static final int WIDTH = 920;
  private static final int HEIGHT = 400;

  /** Told apart by people who see no red or green, too: Okabe and Ito 2008. */
  private static final Color[] COLOURS = {
    new Color(0xD5, 0x5E, 0x00),
    new Color(0xE6, 0x9F, 0x00),
    new Color(0x56, 0xB4, 0xE9),
    new Color(0x99, 0x99, 0x99)
  };

  private Plot() {}

  /**
   * Bars, those of one name on top of each other.
   *
   * @param series heights by name of the bar, by name of the series, the gravest first
   */
  public static String bars(
      String id, String across, String up, Map<String, Map<String, Double>> series) {
    CategoryChart chart =
        new CategoryChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .xAxisTitle(across)
            .yAxisTitle(up)
            .build();
    List<String> names =
        series.values().stream().flatMap(each -> each.keySet().stream()).distinct().toList();
    series.forEach(
        (name, heights) -> {
          List<Double> values = new ArrayList<>();
          names.forEach(each -> values.add(heights.getOrDefault(each, 0.0)));
          chart.addSeries(name, names, values);
        });
    chart.getStyler().setStacked(true).setAvailableSpaceFill(0.7);
    chart
        .getStyler()
        .setXAxisLabelRotation(names.stream().mapToInt(String::length).sum() > 90 ? 45 : 0);
    chart.getStyler().setLegendVisible(series.size() > 1);
    return svg(id, chart);
  }

  /** Observed against predicted, %, and the line on which they are equal. */
  static String calibration(String id, List<Double> predicted, List<Double> observed) {
    XYChart chart =
        new XYChartBuilder()
            .width(WIDTH / 2)
            .height(HEIGHT)
            .xAxisTitle("predicted, %")
            .yAxisTitle("came back, %")
            .build();
    chart.getStyler().setXAxisMin(0.0).setXAxisMax(100.0).setYAxisMin(0.0).setYAxisMax(100.0);
    chart
        .addSeries("if it were right", new double[] {0, 100}, new double[] {0, 100})
        .setMarker(SeriesMarkers.NONE)
        .setLineColor(Color.GRAY);
    chart
        .addSeries("the model", predicted, observed)
        .setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter)
        .setMarkerColor(COLOURS[0]);
    return svg(id, chart);
  }

  private static String svg(String id, Chart<?, ?> chart) {
    Styler styler = chart.getStyler();
    styler.setSeriesColors(COLOURS);
    styler.setChartBackgroundColor(Color.WHITE);
    styler.setPlotBorderVisible(false);
    styler.setLegendPosition(Styler.LegendPosition.OutsideE);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      VectorGraphicsEncoder.saveVectorGraphic(chart, bytes, VectorGraphicsFormat.SVG);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return inline(id, bytes.toString(StandardCharsets.UTF_8));
  }

  /**
   * Inside a page an SVG has no prologue, needs no names of name spaces, and may not share ids with
   * the one before.
   */
  static String inline(String id, String svg) {
    return svg.substring(svg.indexOf("<svg"))
        .replaceAll("\\sxmlns(:\\w+)?=\"[^\"]*\"", "")
        .replaceAll("\\bid=\"", "id=\"" + id + "-")
        .replaceAll("url\\(#", "url(#" + id + "-")
        .strip();
  }
}
