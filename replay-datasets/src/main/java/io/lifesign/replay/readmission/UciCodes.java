package io.lifesign.replay.readmission;

import io.lifesign.clinical.readmission.AdmissionSource;
import io.lifesign.clinical.readmission.Disposition;
import io.lifesign.clinical.readmission.Urgency;

/** The numbers of {@code IDs_mapping.csv}, which comes with the UCI data. */
final class UciCodes {

  private UciCodes() {}

  /** A trauma centre (7) is an emergency. */
  static Urgency urgency(String id) {
    return switch (id) {
      case "1", "7" -> Urgency.EMERGENCY;
      case "2" -> Urgency.URGENT;
      case "3" -> Urgency.ELECTIVE;
      case "4" -> Urgency.NEWBORN;
      default -> Urgency.UNKNOWN;
    };
  }

  static AdmissionSource source(String id) {
    return switch (id) {
      case "7" -> AdmissionSource.EMERGENCY_ROOM;
      case "1", "2", "3" -> AdmissionSource.REFERRAL;
      case "4", "10", "25" -> AdmissionSource.TRANSFER_ACUTE;
      case "5", "6", "18", "22", "26" -> AdmissionSource.TRANSFER_OTHER;
      case "11", "12", "13", "14", "23", "24" -> AdmissionSource.BIRTH;
      case "8", "19" -> AdmissionSource.OTHER;
      default -> AdmissionSource.UNKNOWN;
    };
  }

  static Disposition disposition(String id) {
    return switch (id) {
      case "1" -> Disposition.HOME;
      case "6", "8" -> Disposition.HOME_WITH_CARE;
      case "3", "4", "15", "23", "24" -> Disposition.SKILLED_NURSING;
      case "22" -> Disposition.REHABILITATION;
      case "2", "10", "27", "29" -> Disposition.TRANSFER_ACUTE;
      case "7" -> Disposition.LEFT_AGAINST_ADVICE;
      case "13", "14" -> Disposition.HOSPICE;
      case "11", "19", "20", "21" -> Disposition.DIED;
      case "5", "9", "12", "16", "17", "28", "30" -> Disposition.OTHER;
      default -> Disposition.UNKNOWN;
    };
  }
}
