package io.lifesign.replay.ward;

import io.lifesign.schemas.CareProfile;
import java.util.ArrayList;
import java.util.List;

/** One patient of the ward: course, care profile in its versions, and what befalls the records. */
final class WardPatient {

  final String id;
  final Course course;
  final List<CareProfile> profiles = new ArrayList<>();
  final List<Incident> incidents = new ArrayList<>();

  WardPatient(String id, Course course, CareProfile profile) {
    this.id = id;
    this.course = course;
    profiles.add(profile);
  }

  /** A later version of the profile. */
  WardPatient then(CareProfile profile) {
    profiles.add(profile);
    return this;
  }

  WardPatient with(Incident incident) {
    incidents.add(incident);
    return this;
  }

  /** Number of the patient, also of the devices: {@code 01} of {@code W-01}. */
  String number() {
    return id.substring(id.indexOf('-') + 1);
  }
}
