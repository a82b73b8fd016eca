package io.lifesign.clinical.readmission;

import io.lifesign.clinical.model.BoostedTrees;
import io.lifesign.clinical.model.TreeExplainer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * A calibrated model of 30-day readmission, read from a text: the line {@code readmission 1}, a
 * line with its name, {@code calibration A B} (the log-odds are A + B times what the trees say),
 * {@code bands I H} (least probability of the intermediate and the high band), then the trees. Its
 * figures and limits stand in docs/model-card-readmission.md.
 */
public final class ReadmissionModel {

  /** The model that comes with Lifesign. */
  public static final String DEFAULT = "diabetes130";

  private static final String HEADER = "readmission 1";
  private static final int VERSION_DIGITS = 16;

  private final String name;
  private final String version;
  private final double offset;
  private final double slope;
  private final double intermediateFrom;
  private final double highFrom;
  private final BoostedTrees trees;
  private final TreeExplainer explainer;

  private ReadmissionModel(List<String> lines, String version) {
    if (lines.size() < 6 || !lines.get(0).equals(HEADER)) {
      throw new IllegalArgumentException(
          "A readmission model begins with the line \"" + HEADER + "\".");
    }
    this.version = version;
    name = fields(lines.get(1), "name", 1)[1];
    String[] calibration = fields(lines.get(2), "calibration", 2);
    offset = Double.parseDouble(calibration[1]);
    slope = Double.parseDouble(calibration[2]);
    String[] bands = fields(lines.get(3), "bands", 2);
    intermediateFrom = Double.parseDouble(bands[1]);
    highFrom = Double.parseDouble(bands[2]);
    trees = BoostedTrees.parse(lines.subList(4, lines.size()));
    if (!trees.features().equals(ReadmissionFeatures.all())) {
      throw new IllegalStateException(
          "The model " + name + " was trained on other features than the code computes.");
    }
    explainer = new TreeExplainer(trees);
  }

  private static String[] fields(String line, String key, int count) {
    String[] fields = line.split(" ");
    if (fields.length != count + 1 || !fields[0].equals(key)) {
      throw new IllegalArgumentException("A readmission model lacks its line " + key + ".");
    }
    return fields;
  }

  /**
   * A model that comes with Lifesign.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  public static ReadmissionModel named(String name) {
    if (!name.matches("[a-z0-9-]+")) {
      throw new IllegalArgumentException("There is no readmission model " + name + ".");
    }
    try (InputStream in = ReadmissionModel.class.getResourceAsStream(name + ".trees")) {
      if (in == null) {
        throw new IllegalArgumentException("There is no readmission model " + name + ".");
      }
      return parse(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads the bytes of a model.
   *
   * @throws IllegalArgumentException if they are none
   * @throws IllegalStateException if it was trained on other features than the code computes
   */
  public static ReadmissionModel parse(byte[] bytes) {
    List<String> lines = new String(bytes, StandardCharsets.UTF_8).lines().toList();
    return new ReadmissionModel(lines, version(bytes));
  }

  private static String version(byte[] bytes) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return HexFormat.of().formatHex(digest).substring(0, VERSION_DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }

  public String name() {
    return name;
  }

  /** The first 16 hex digits of the SHA-256 of the model's bytes. */
  public String version() {
    return version;
  }

  /** Probability of an unplanned return within 30 days, 0-1. */
  public double probability(Stay stay) {
    return probability(offset + slope * trees.logOdds(ReadmissionFeatures.of(stay)));
  }

  /** The same with what each feature adds to its log-odds. */
  public RiskEstimate explain(Stay stay) {
    float[] values = ReadmissionFeatures.of(stay);
    double logOdds = offset + slope * trees.logOdds(values);
    double probability = probability(logOdds);
    List<RiskEstimate.Contribution> listed = listed(values);
    return new RiskEstimate(
        name,
        version,
        probability,
        band(probability),
        offset + slope * explainer.base(),
        logOdds,
        listed);
  }

  private List<RiskEstimate.Contribution> listed(float[] values) {
    double[] contributions = explainer.contributions(values);
    // sorted as numbers, size before place: sorting objects would cost a fifth of the explanation
    long[] keys = new long[contributions.length];
    int count = 0;
    for (int i = 0; i < contributions.length; i++) {
      if (contributions[i] != 0) {
        int size = Float.floatToIntBits((float) Math.abs(contributions[i]));
        keys[count++] = (long) (Integer.MAX_VALUE - size) << Integer.SIZE | i;
      }
    }
    Arrays.sort(keys, 0, count);
    List<RiskEstimate.Contribution> listed = new ArrayList<>(count);
    for (int k = 0; k < count; k++) {
      int i = (int) keys[k];
      listed.add(
          new RiskEstimate.Contribution(
              trees.features().get(i), values[i], slope * contributions[i]));
    }
    return listed;
  }

  /** The band that a probability falls into. */
  public RiskBand band(double probability) {
    if (probability >= highFrom) {
      return RiskBand.HIGH;
    }
    return probability >= intermediateFrom ? RiskBand.INTERMEDIATE : RiskBand.LOW;
  }

  private static double probability(double logOdds) {
    return 1 / (1 + StrictMath.exp(-logOdds));
  }
}
