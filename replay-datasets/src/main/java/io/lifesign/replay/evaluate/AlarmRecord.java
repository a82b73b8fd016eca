package io.lifesign.replay.evaluate;

import io.lifesign.clinical.rhythm.AlarmType;
import io.lifesign.replay.wfdb.WfdbRecord;
import java.util.Map;
import java.util.Optional;

/** What the header of a record of the PhysioNet/CinC Challenge 2015 says of its alarm. */
final class AlarmRecord {

  /** When the alarm of every record was raised. */
  static final int ALARM_SECONDS = 300;

  private static final Map<String, AlarmType> TYPES =
      Map.of(
          "Asystole", AlarmType.ASYSTOLE,
          "Bradycardia", AlarmType.EXTREME_BRADYCARDIA,
          "Tachycardia", AlarmType.EXTREME_TACHYCARDIA,
          "Ventricular_Tachycardia", AlarmType.VENTRICULAR_TACHYCARDIA,
          "Ventricular_Flutter_Fib", AlarmType.VENTRICULAR_FIBRILLATION);

  private static final Map<String, Boolean> LABELS =
      Map.of("True alarm", true, "False alarm", false);

  private AlarmRecord() {}

  /** The name of the alarm's type; empty if no comment names one. */
  static Optional<String> typeName(WfdbRecord record) {
    return record.comments().stream().filter(TYPES::containsKey).findFirst();
  }

  static AlarmType type(String name) {
    return TYPES.get(name);
  }

  /** What the header says of the truth: for scoring only, the verdict never sees it. */
  static Optional<Boolean> label(WfdbRecord record) {
    return record.comments().stream().filter(LABELS::containsKey).map(LABELS::get).findFirst();
  }
}
