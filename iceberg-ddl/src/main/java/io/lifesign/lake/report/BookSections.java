package io.lifesign.lake.report;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** How good the data are, and what the pilot changed. */
final class BookSections {

  private final Function<String, Answer> ask;
  private final Optional<Answer> pilot;

  /**
   * @param pilot before against after, if the first day of the pilot was named
   */
  BookSections(Function<String, Answer> ask, Optional<Answer> pilot) {
    this.ask = ask;
    this.pilot = pilot;
  }

  List<Section> all() {
    return List.of(quality(), pilot());
  }

  private Section quality() {
    Answer devices = ask.apply("device_data_quality");
    double readings = devices.sum("readings");
    return new Section(
        "data-quality",
        "How good the devices' data are",
        devices.empty()
            ? "No device has sent anything."
            : "%s sent %s; %s are missing, %s came twice, %s came too late and %s could not be used."
                .formatted(
                    Words.count(devices.rows().size(), "device"),
                    Words.count(readings, "reading"),
                    Words.number(devices.sum("missing")),
                    Words.number(devices.sum("duplicates")),
                    Words.number(devices.sum("late")),
                    Words.number(devices.sum("dead"))),
        "Devices number their readings: a number that never came is missing. Worst first.",
        "device_data_quality",
        "",
        List.of(
            "topic",
            "device",
            "times switched on",
            "readings",
            "missing",
            "missing, %",
            "twice",
            "too late",
            "too late, %",
            "unusable",
            "marked unreliable"),
        devices.rows());
  }

  private Section pilot() {
    return new Section(
        "pilot",
        "What the pilot changed",
        pilot.isEmpty()
            ? "The first day of the pilot was not named: add --go-live YYYY-MM-DD to this report."
            : "Everything before that day stands against everything from it on; other things may"
                + " have changed on the ward, too.",
        "Bed days are beds with a score, counted each day; minutes are from a rise of the NEWS2 band"
            + " to the first clinical alert.",
        "pilot",
        "",
        List.of(
            "phase",
            "bed days",
            "alarms",
            "alarms a bed and day",
            "high priority a bed and day",
            "rises",
            "median to alert, s",
            "stays",
            "came back",
            "came back, %"),
        pilot.map(Answer::rows).orElse(List.of()));
  }
}
