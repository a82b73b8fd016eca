package io.lifesign.replay.ecg;

import io.lifesign.clinical.ecg.Lead;
import io.lifesign.replay.wfdb.AnnotationWriter;
import io.lifesign.replay.wfdb.WfdbWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes the patients as WFDB records with their true annotations, whatever befell the chunks. */
public final class EcgFiles {

  private EcgFiles() {}

  static void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    for (EcgPatient patient : EcgRoster.patients()) {
      List<Lead> leads = patient.signals().leads();
      short[][] samples =
          patient.renderer().render(leads, 0, patient.seconds() * EcgChunks.HERTZ, EcgChunks.HERTZ);
      WfdbWriter.write(folder, patient.id(), EcgChunks.HERTZ, leads, samples);
      AnnotationWriter.write(
          folder.resolve(patient.id() + ".atr"), EcgTruth.annotations(patient, EcgChunks.HERTZ));
    }
  }

  /** {@code EcgFiles FOLDER}. */
  public static void main(String[] args) throws IOException {
    write(Path.of(args[0]));
  }
}
