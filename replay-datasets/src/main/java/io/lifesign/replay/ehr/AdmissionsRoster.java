package io.lifesign.replay.ehr;

import java.util.ArrayList;
import java.util.List;

/**
 * Who was in hospital, why, and what came of it. The ward's day is day 59. W-numbers are the
 * patients of the bundled ward; the others were there before.
 */
final class AdmissionsRoster {

  private static final String HB = "718-7";
  private static final String NA = "2951-2";
  private static final String GLUCOSE = "2345-7";
  private static final String HOME = "01";

  private AdmissionsRoster() {}

  static List<StayScript> byFhir() {
    List<StayScript> all = new ArrayList<>(before());
    all.addAll(special());
    all.addAll(ward());
    return all;
  }

  /** What became of those who left in time for it to be known. */
  private static List<StayScript> before() {
    return List.of(
        // heart failure: back after nine days
        new StayScript("P-01", "female", "1944-05-02")
            .emergency("P01-E0", -90, -89.8)
            .emergency("P01-E1", 1, 1.2)
            .admits("P01-1", 1.3, "EM", "emd", "Cardiology")
            .result("P01-1", 1.4, 1.5, HB, 11.2, "g/dL")
            .result("P01-1", 1.4, 1.5, NA, 132, "mmol/L")
            .codes("P01-1", 1.3, 7.5, "I50.21", "E11.22", "N18.4")
            .discharges("P01-1", 1.3, 8.4, HOME)
            .result("P01-1", 8.2, 8.9, NA, 131, "mmol/L") // the last result comes after discharge
            .admits("P01-2", 17.6, "EM", "emd", "Cardiology")
            .codes("P01-2", 17.6, 22, "I50.23", "N17.9")
            .discharges("P01-2", 17.6, 23.5, "06"),
        // a hip: nothing followed
        new StayScript("P-02", "male", "1951-11-20")
            .admits("P02-1", 2, "EL", "outp", "Orthopedics")
            .procedure("P02-1", 2.3, "52734007")
            .result("P02-1", 2.1, 2.2, HB, 13.6, "g/dL")
            .codes("P02-1", 2, 5, "M16.11")
            .discharges("P02-1", 2, 5.5, HOME),
        // colon cancer: back for chemotherapy, which was planned
        new StayScript("P-03", "female", "1958-03-14")
            .admits("P03-1", 3, "EL", "gp", "Oncology")
            .procedure("P03-1", 3.4, "43075005")
            .result("P03-1", 3.1, 3.2, HB, 10.4, "g/dL")
            .result("P03-1", 3.1, 3.2, NA, 137, "mmol/L")
            .codes("P03-1", 3, 9, "C18.2", "C78.7")
            .discharges("P03-1", 3, 10.4, HOME)
            .admits("P03-2", 24, "EL", "outp", "Oncology")
            .codes("P03-2", 24, 24.5, "Z51.11", "C18.2")
            .discharges("P03-2", 24, 25.2, HOME),
        // sent on to another hospital and taken in there the next day
        new StayScript("P-04", "male", "1939-08-30")
            .admits("P04-1", 4.1, "EM", "emd", "Internal medicine")
            .codes("P04-1", 4.1, 5, "I21.4")
            .discharges("P04-1", 4.1, 5.3, "02")
            .admits("P04-2", 6.2, "UR", "hosp-trans", "Cardiac surgery")
            .codes("P04-2", 6.2, 12, "I21.4", "I25.10")
            .discharges("P04-2", 6.2, 14.1, "03"),
        // died at home twelve days later
        new StayScript("P-05", "female", "1936-01-09")
            .admits("P05-1", 6, "EM", "emd", "Internal medicine")
            .result("P05-1", 6.2, 6.3, NA, 128, "mmol/L")
            .codes("P05-1", 6, 12, "C34.1", "C79.31", "J18.9")
            .discharges("P05-1", 6, 13.5, "50")
            .dies(25.2, 26),
        // died in hospital
        new StayScript("P-06", "male", "1942-07-17")
            .admits("P06-1", 8, "EM", "emd", "Intensive care")
            .codes("P06-1", 8, 9.5, "A41.9", "R65.21")
            .discharges("P06-1", 8, 10.1, "20")
            .dies(10.1, 10.2),
        // left against advice, and came back for it
        new StayScript("P-07", "male", "1979-12-01")
            .admits("P07-1", 9, "EM", "emd", "Internal medicine")
            .codes("P07-1", 9, 10, "F10.239", "K70.30")
            .discharges("P07-1", 9, 10.2, "07")
            .admits("P07-2", 13.4, "EM", "emd", "Internal medicine")
            .codes("P07-2", 13.4, 18, "K70.31")
            .discharges("P07-2", 13.4, 19.7, HOME),
        // lungs: three stays, two of them returns
        new StayScript("P-08", "female", "1947-10-25")
            .emergency("P08-E1", 5, 5.3)
            .admits("P08-1", 10, "EM", "emd", "Pulmonology")
            .codes("P08-1", 10, 14, "J44.1", "I50.9")
            .discharges("P08-1", 10, 14.5, HOME)
            .admits("P08-2", 27, "EM", "emd", "Pulmonology")
            .codes("P08-2", 27, 33, "J44.1", "J96.01")
            .discharges("P08-2", 27, 34.5, "06")
            .admits("P08-3", 49, "EM", "emd", "Pulmonology")
            .codes("P08-3", 49, 54, "J44.0")
            .discharges("P08-3", 49, 55.3, "03"),
        // back on the thirtieth day; the other a day too late to count
        new StayScript("P-09", "male", "1955-06-06")
            .admits("P09-1", 11, "EM", "emd", "Gastroenterology")
            .codes("P09-1", 11, 14, "K85.90")
            .discharges("P09-1", 11, 15, HOME)
            .admits("P09-2", 44.9, "EM", "emd", "Gastroenterology")
            .discharges("P09-2", 44.9, 47, HOME),
        new StayScript("P-10", "female", "1962-02-28")
            .admits("P10-1", 12, "UR", "gp", "Neurology")
            .codes("P10-1", 12, 16, "G40.909", "E11.9")
            .result("P10-1", 12.2, 12.4, GLUCOSE, 236, "mg/dL")
            .discharges("P10-1", 12, 16.5, HOME)
            .admits("P10-2", 46.6, "UR", "gp", "Neurology")
            .discharges("P10-2", 46.6, 49, HOME));
  }

  /** Messages as they should not be. */
  private static List<StayScript> special() {
    StayScript late = new StayScript("P-11", "male", "1949-04-18");
    late.admits("P11-1", 14, "EM", "emd", "Internal medicine")
        .discharges("P11-1", 14, 20.3, HOME)
        .status("P11-1", 14, 20.6, "in-progress") // not yet, after all
        .discharges("P11-1", 14, 22.4, "06")
        .codes("P11-1", 14, 27, "I63.9", "I10", "E11.9"); // coded five days later
    StayScript wrong = new StayScript("P-12", "female", "1971-09-09");
    wrong
        .admits("P12-1", 16, "EM", "emd", "Internal medicine")
        .again(16)
        .status("P12-1", 16, 16.3, "entered-in-error")
        .admits("P12-2", 16.4, "UR", "gp", "Internal medicine")
        .codes("P12-2", 16.4, 18, "N10")
        .discharges("P12-2", 16.4, 18.6, HOME);
    StayScript broken = new StayScript("P-13", "male", "1966-12-12");
    broken
        .admits("P13-1", 20, "EM", "emd", "Urology")
        .sendsText(20.5, "{\"resourceType\":\"Bundle\",\"entry\":[{\"resource\":{\"reso")
        .sendsText(20.6, "{\"resourceType\":\"Observation\",\"status\":\"final\"}")
        .sends(
            21,
            new StayScript("P-99", "male", "1990-01-01")
                .observation("P99-1", 20.9, NA, 139, "mmol/L"), // somebody else's
            broken.observation("P13-1", 20.9, NA, 141, "mmol/L"),
            broken.observation("P13-1", 20.9, HB, 14.2, "furlong"))
        .discharges("P13-1", 20, 23.1, HOME);
    return List.of(late, wrong, broken);
  }

  /** Those whom the bundled ward watches on day 59. */
  private static List<StayScript> ward() {
    return List.of(
        new StayScript("W-01", "male", "1967-06-01")
            .admits("W01-1", 56.4, "EL", "gp", "Surgery")
            .procedure("W01-1", 57.2, "80146002")
            .result("W01-1", 56.6, 56.8, HB, 14.8, "g/dL")
            .codes("W01-1", 56.4, 59.3, "K35.80")
            .discharges("W01-1", 56.4, 59.5, HOME),
        new StayScript("W-02", "female", "1954-08-11")
            .emergency("W02-E0", -60, -59.8)
            .admits("W02-0", 20, "EM", "emd", "Cardiology")
            .codes("W02-0", 20, 25, "I50.9", "I48.0")
            .discharges("W02-0", 20, 26.4, HOME)
            .emergency("W02-E1", 50.1, 50.3)
            .admits("W02-1", 52.3, "EM", "emd", "Cardiology")
            .result("W02-1", 52.4, 52.5, HB, 11.1, "g/dL")
            .result("W02-1", 52.4, 52.5, NA, 133, "mmol/L")
            .codes("W02-1", 52.3, 59, "I50.23", "N18.3", "E11.9")
            .discharges("W02-1", 52.3, 59.6, "06"),
        new StayScript("W-04", "male", "1962-10-03")
            .admits("W04-1", 57.8, "EM", "emd", "Internal medicine")
            .result("W04-1", 57.9, 58, NA, 134, "mmol/L"),
        new StayScript("W-07", "male", "1951-12-24")
            .emergency("W07-E1", 5, 5.4)
            .admits("W07-0", 30, "EM", "emd", "Pulmonology")
            .codes("W07-0", 30, 35, "J44.1")
            .discharges("W07-0", 30, 36.2, HOME)
            .admits("W07-1", 55.2, "EM", "emd", "Pulmonology")
            .codes("W07-1", 55.2, 59, "J44.1", "J96.11", "I50.9")
            .result("W07-1", 55.4, 55.5, HB, 16.4, "g/dL")
            .result("W07-1", 55.4, 55.5, NA, 138, "mmol/L")
            .discharges("W07-1", 55.2, 59.7, "06"),
        new StayScript("W-11", "female", "1957-05-30")
            .admits("W11-1", 58.2, "EM", "emd", "Pulmonology")
            .codes("W11-1", 58.2, 59.7, "J18.9", "J96.01")
            .discharges("W11-1", 58.2, 59.9, "02"), // to a hospital with more for her lungs
        new StayScript("W-12", "female", "1965-07-07")
            .admits("W12-1", 58, "EL", "outp", "Gynecology")
            .procedure("W12-1", 58.3, "236886002")
            .discharges("W12-1", 58, 59.8, HOME));
  }

  static List<Hl7Script> byHl7() {
    return List.of(
        new Hl7Script("W-06", "19760402", "F")
            .admits("W06-1", 57.1, "E", "SUR")
            .result("W06-1", 57.1, 57.2, 57.3, HB, 9.8, "g/dL")
            .discharges("W06-1", 57.1, 59.9, "02", "K92.2", "D62"), // to surgeons, once transfused
        new Hl7Script("P-14", "19480215", "M")
            .admits("P14-1", 7, "E", "MED")
            .transfers("P14-1", 7, 8)
            .result("P14-1", 7, 7.2, 7.4, NA, 130, "mmol/L")
            .discharges("P14-1", 7, 12.5, HOME, "N17.9", "E11.9", "I50.9")
            .admits("P14-2", 30, "E", "MED")
            .discharges("P14-2", 30, 33.5, HOME, "A41.9"),
        new Hl7Script("P-15", "19700101", "F")
            .admits("P15-1", 15, "C", "ORT")
            .discharges("P15-1", 15, 17.5, HOME, "M17.11")
            .takesDischargeBack("P15-1", 15, 17.8)
            .discharges("P15-1", 15, 19.2, HOME, "M17.11")
            .sends("ADT^A40^ADT_A39", 20, "MRG|P-98^^^HOSP^MR")
            .sendsText(20.2, "HP-15-x", "MSH without its separators"));
  }
}
