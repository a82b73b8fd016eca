package io.lifesign.local;

import io.lifesign.lake.erase.PatientBytes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Checkpoints and savepoints in an erasure.
 *
 * @param old those that were named
 * @param retired those of them that were deleted
 */
record StateReport(List<OldState> old, List<OldState> retired) {

  /**
   * Looks under the folders, and deletes what holds the patient.
   *
   * @param erase whether to delete anything
   * @param all whether to delete what holds nothing that is seen, too
   */
  static StateReport of(List<Path> folders, PatientBytes patient, boolean erase, boolean all) {
    List<OldState> old =
        folders.stream().flatMap(each -> OldState.under(each, patient).stream()).toList();
    List<OldState> retired = old.stream().filter(state -> erase && (all || state.seen())).toList();
    retired.forEach(OldState::delete);
    return new StateReport(old, retired);
  }

  boolean proved() {
    return old.stream().allMatch(state -> retired.contains(state) || !state.seen());
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    old.forEach(
        each ->
            lines.add(
                "  state "
                    + each.path()
                    + (each.seen() ? ": holds the patient" : ": not seen in it")
                    + (retired.contains(each) ? ", deleted" : "")));
    return lines;
  }
}
