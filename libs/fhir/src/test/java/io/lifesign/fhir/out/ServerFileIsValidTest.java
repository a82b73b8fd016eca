package io.lifesign.fhir.out;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.junit.jupiter.api.Test;

/**
 * Validates what a local FHIR server holds, for example after a demo: {@code
 * -Dlifesign.fhir.file=.lifesign/demo/fhir/resources.ndjson}. Without the file there is nothing to
 * validate.
 */
class ServerFileIsValidTest {

  @Test
  void everyResourceIsValid() throws IOException {
    String file = System.getProperty("lifesign.fhir.file");
    assumeTrue(file != null, "no -Dlifesign.fhir.file given");
    R4Validation validation = new R4Validation();
    IParser json = FhirContext.forR4Cached().newJsonParser();
    List<String> errors = new ArrayList<>();
    int resources = 0;
    for (String line : Files.readAllLines(Path.of(file))) {
      Bundle bundle = json.parseResource(Bundle.class, line);
      for (Bundle.BundleEntryComponent entry : bundle.getEntry()) {
        resources++;
        errors.addAll(validation.errors(json.encodeResourceToString(entry.getResource())));
      }
    }
    assertThat(resources).isPositive();
    assertThat(errors).as("of %d resource versions", resources).isEmpty();
  }
}
