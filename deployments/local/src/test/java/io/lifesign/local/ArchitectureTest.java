package io.lifesign.local;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The arrows between the modules: what is not allowed here is forbidden. */
class ArchitectureTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.lifesign");

  private static final String PROTECTION = "io.lifesign.protection..";
  private static final String CLINICAL = "io.lifesign.clinical..";
  private static final String SCHEMAS = "io.lifesign.schemas..";
  private static final String STREAMING = "io.lifesign.streaming..";
  private static final String LAKE = "io.lifesign.lake..";
  private static final String VITALS = "io.lifesign.vitals..";
  private static final String ARRHYTHMIA = "io.lifesign.arrhythmia..";
  private static final String READMISSION = "io.lifesign.readmission..";
  private static final String DELIVERY = "io.lifesign.fhirdelivery..";
  private static final String LANDING = "io.lifesign.landing..";
  private static final List<String> JOBS =
      List.of(VITALS, ARRHYTHMIA, READMISSION, DELIVERY, LANDING);
  private static final String FHIR = "io.lifesign.fhir..";
  private static final String REPLAY = "io.lifesign.replay..";
  private static final String LOCAL = "io.lifesign.local..";
  private static final String CLUSTER = "io.lifesign.cluster..";

  @Test
  void whatDecidesIsPlainJava() {
    classes()
        .that()
        .resideInAPackage(CLINICAL)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("java..", CLINICAL)
        .check(CLASSES);
  }

  @Test
  void whatDecidesKnowsNoClockAndNoChance() {
    noClasses()
        .that()
        .resideInAPackage(CLINICAL)
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(Math.class, "random")
        .orShould()
        .callMethod(UUID.class, "randomUUID")
        .orShould()
        .dependOnClassesThat()
        .belongToAnyOf(Clock.class, Random.class, ThreadLocalRandom.class, RandomGenerator.class)
        .check(CLASSES);
  }

  @ParameterizedTest
  @MethodSource("jobs")
  void aJobKnowsNoOtherJobAndNothingThatRunsOne(String job) {
    noClasses()
        .that()
        .resideInAPackage(job)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            Stream.concat(
                    JOBS.stream().filter(other -> !other.equals(job)), Stream.of(REPLAY, LOCAL))
                .toArray(String[]::new))
        .check(CLASSES);
  }

  static Stream<String> jobs() {
    return JOBS.stream();
  }

  @Test
  void onlyLandingKnowsTheLake() {
    noClasses()
        .that()
        .resideInAnyPackage(VITALS, ARRHYTHMIA, READMISSION, DELIVERY)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(LAKE)
        .check(CLASSES);
  }

  @Test
  void fhirKnowsNoFlinkAndNoAvro() {
    noClasses()
        .that()
        .resideInAPackage(FHIR)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.flink..", "org.apache.avro..", SCHEMAS, STREAMING)
        .check(CLASSES);
  }

  @Test
  void fhirAndHl7StayWhereTheEhrIsMet() {
    noClasses()
        .that()
        .resideOutsideOfPackages(FHIR, READMISSION, DELIVERY, "io.lifesign.fhirserver..", REPLAY)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("ca.uhn..", "org.hl7.fhir..", FHIR)
        .check(CLASSES);
  }

  @Test
  void librariesKnowNoJobAndNothingThatRunsOne() {
    noClasses()
        .that()
        .resideInAnyPackage(STREAMING, LAKE, FHIR)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(VITALS, ARRHYTHMIA, READMISSION, DELIVERY, LANDING, REPLAY, LOCAL)
        .check(CLASSES);
  }

  @Test
  void schemasKnowNothingOfOurs() {
    noClasses()
        .that()
        .resideInAPackage(SCHEMAS)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            CLINICAL,
            STREAMING,
            LAKE,
            FHIR,
            VITALS,
            ARRHYTHMIA,
            READMISSION,
            DELIVERY,
            LANDING,
            REPLAY,
            LOCAL)
        .check(CLASSES);
  }

  @Test
  void aClusterKnowsNothingOfWhatRunsOnItAndNobodyKnowsTheCluster() {
    classes()
        .that()
        .resideInAPackage(CLUSTER)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("java..", "org.apache.flink..", "org.slf4j..", CLUSTER)
        .check(CLASSES);
    noClasses()
        .that()
        .resideOutsideOfPackage(CLUSTER)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(CLUSTER)
        .check(CLASSES);
  }

  @Test
  void protectionIsPlainJava() {
    classes()
        .that()
        .resideInAPackage(PROTECTION)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("java..", "javax.crypto..", PROTECTION)
        .check(CLASSES);
  }

  @Test
  void datasetsKnowNothingOfTheStackThatReplaysThem() {
    noClasses()
        .that()
        .resideInAPackage(REPLAY)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(LOCAL)
        .check(CLASSES);
  }

  @Test
  void icebergStaysInTheLakeAndInLanding() {
    noClasses()
        .that()
        .resideOutsideOfPackages(LAKE, LANDING)
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.iceberg..")
        .check(CLASSES);
  }

  @Test
  void patternsStayInTheTwoJobsThatMatchThem() {
    noClasses()
        .that()
        .resideOutsideOfPackages(VITALS, ARRHYTHMIA)
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.flink.cep..")
        .check(CLASSES);
  }

  @Test
  void aPipelineImportsNoConnector() {
    noClasses()
        .that()
        .haveSimpleNameEndingWith("Pipeline")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.flink.connector..", "org.apache.kafka..")
        .check(CLASSES);
  }

  @Test
  void onlyTheCommandLineWritesToTheConsole() {
    noClasses()
        .that()
        .resideInAnyPackage(
            CLINICAL,
            SCHEMAS,
            STREAMING,
            LAKE,
            FHIR,
            VITALS,
            ARRHYTHMIA,
            READMISSION,
            DELIVERY,
            LANDING)
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .check(CLASSES);
  }
}
