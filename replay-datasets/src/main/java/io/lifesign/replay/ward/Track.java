package io.lifesign.replay.ward;

import java.util.ArrayList;
import java.util.List;

/** How one value goes over the day: straight lines between points, level before and after. */
final class Track {

  private record Point(double minute, double value) {}

  private final List<Point> points = new ArrayList<>();

  private Track() {}

  static Track level(double value) {
    return new Track().to("06:00", value);
  }

  /** A straight line from the last point to this one. */
  Track to(String timeOfDay, double value) {
    return add(WardTime.minute(timeOfDay), value);
  }

  /** The last value kept until that time, then this one. */
  Track step(String timeOfDay, double value) {
    int minute = WardTime.minute(timeOfDay);
    return add(minute, points.get(points.size() - 1).value()).add(minute, value);
  }

  /** The last value kept until that time. */
  Track hold(String timeOfDay) {
    return to(timeOfDay, points.get(points.size() - 1).value());
  }

  private Track add(double minute, double value) {
    points.add(new Point(minute, value));
    return this;
  }

  double at(double minute) {
    Point before = points.get(0);
    for (Point point : points) {
      if (point.minute() > minute) {
        double part = (minute - before.minute()) / (point.minute() - before.minute());
        return before.value() + part * (point.value() - before.value());
      }
      before = point;
    }
    return before.value();
  }
}
