package io.lifesign.replay.readmission;

import io.lifesign.clinical.readmission.Hospital;
import io.lifesign.clinical.readmission.Lace;
import io.lifesign.clinical.readmission.ReadmissionModel;
import io.lifesign.clinical.readmission.Stay;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** What the model and the indices say of a file of encounters, against what came if it tells. */
public final class ReadmissionEvaluation {

  /** What the file must hold and what comes out, for {@code --help}. */
  public static final String HELP =
      """
      In: diabetic_data.csv of the UCI data set Diabetes 130-US hospitals, plain or gzipped. The
        column readmitted may be absent; then there are no figures.
      --predictions-out: encounter_id,probability,lace,hospital2013,hospital2016, one row a row in,
        in its order. The probability is empty for discharge_disposition_id 11, 13, 14, 19, 20 and
        21 (died, hospice), which are in no figure. Positive is readmitted "<30".
      LACE and HOSPITAL are partial here, so lower bounds: the data has no haemoglobin, no sodium,
        emergency visits of 12 months instead of 6, and most diagnoses cut to three digits.
      The model that comes with Lifesign was trained on the development part of this data: figures
        on rows that it has seen are better than on others. Those to expect are cross-validated, by
        train readmission, and stand in docs/model-card-readmission.md.
      """;

  /**
   * @param rows of the file
   * @param figures of the model; empty if the file does not tell what came
   * @param auroc of the indices by name, where it can be told; partial, as the text says
   */
  public record Report(
      String model, String version, int rows, Optional<RiskFigures> figures, Indices auroc) {}

  /** Areas under the ROC curve, null where there is none. */
  public record Indices(Double lace, Double hospital2013, Double hospital2016) {}

  private ReadmissionEvaluation() {}

  public static Report run(ReadmissionModel model, List<UciEncounter> encounters) {
    List<UciEncounter> judged = judged(encounters);
    boolean[] returned = returned(judged);
    Optional<RiskFigures> figures =
        judged.isEmpty()
            ? Optional.empty()
            : Optional.of(
                RiskFigures.of(
                    judged.stream().mapToDouble(one -> model.probability(one.stay())).toArray(),
                    returned));
    return new Report(
        model.name(), model.version(), encounters.size(), figures, indices(judged, returned));
  }

  /**
   * Encounters that figures count: their outcome is told, and they did not end in death or hospice.
   */
  public static List<UciEncounter> judged(List<UciEncounter> encounters) {
    return encounters.stream().filter(one -> !one.leftOut() && one.returned() != null).toList();
  }

  public static boolean[] returned(List<UciEncounter> encounters) {
    boolean[] returned = new boolean[encounters.size()];
    for (int i = 0; i < returned.length; i++) {
      returned[i] = encounters.get(i).returned();
    }
    return returned;
  }

  public static Indices indices(List<UciEncounter> judged, boolean[] returned) {
    return new Indices(
        auroc(judged, returned, stay -> Lace.of(stay).total()),
        auroc(judged, returned, stay -> Hospital.V2013.of(stay).total()),
        auroc(judged, returned, stay -> Hospital.V2016.of(stay).total()));
  }

  private static Double auroc(
      List<UciEncounter> judged, boolean[] returned, ToIntFunction<Stay> index) {
    double[] totals = judged.stream().mapToDouble(one -> index.applyAsInt(one.stay())).toArray();
    return RiskFigures.auroc(totals, returned);
  }

  /** Writes a row for every encounter, in their order. */
  public static void predictions(ReadmissionModel model, List<UciEncounter> encounters, Writer out)
      throws IOException {
    CSVFormat format = CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get();
    CSVPrinter printer = new CSVPrinter(out, format);
    printer.printRecord("encounter_id", "probability", "lace", "hospital2013", "hospital2016");
    for (UciEncounter one : encounters) {
      Stay stay = one.stay();
      printer.printRecord(
          one.id(),
          one.leftOut() ? "" : String.format(Locale.ROOT, "%.8f", model.probability(stay)),
          Lace.of(stay).total(),
          Hospital.V2013.of(stay).total(),
          Hospital.V2016.of(stay).total());
    }
    printer.flush();
  }
}
