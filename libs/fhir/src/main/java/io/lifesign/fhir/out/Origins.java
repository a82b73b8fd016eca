package io.lifesign.fhir.out;

import java.util.List;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Provenance.ProvenanceEntityRole;
import org.hl7.fhir.r4.model.Reference;

/**
 * Where a resource comes from. A Provenance of R4 has no identifier, so that ours stands among its
 * tags, where a conditional create finds it as well.
 */
final class Origins {

  /** What decided: a rule set or a model, its version and its hash in the identifier. */
  record Source(Reference what, String display) {}

  private static final String TYPE = "Provenance";

  private Origins() {}

  /** First revision: a resource is new, else a known one was updated. */
  static Outbound of(
      String patientId,
      String identifier,
      int targetRevision,
      long atMicros,
      List<Reference> targets,
      Source source) {
    Provenance origin = new Provenance();
    origin.getMeta().addTag(new Coding(Systems.of(TYPE), identifier, null));
    targets.forEach(origin::addTarget);
    origin.setRecordedElement(Parts.instant(atMicros));
    origin.setActivity(
        targetRevision == 0
            ? Parts.concept(Systems.HL7 + "v3-DataOperation", "CREATE", "create")
            : Parts.concept(Systems.HL7 + "v3-DataOperation", "UPDATE", "revise"));
    origin
        .addAgent()
        .setType(Parts.concept(Systems.HL7 + "provenance-participant-type", "author", "Author"))
        .setWho(Parts.author());
    origin
        .addEntity()
        .setRole(ProvenanceEntityRole.SOURCE)
        .setWhat(source.what().setDisplay(source.display()));
    Parts.narrate(origin, source.display());
    return Parts.outbound(origin, patientId, identifier, 0, atMicros);
  }
}
