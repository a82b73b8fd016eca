package io.lifesign.local;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** The arrows between the modules: what is not allowed here is forbidden. */
class ArchitectureTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.lifesign");

  private static final String CLINICAL = "io.lifesign.clinical..";
  private static final String SCHEMAS = "io.lifesign.schemas..";
  private static final String STREAMING = "io.lifesign.streaming..";
  private static final String LAKE = "io.lifesign.lake..";
  private static final String VITALS = "io.lifesign.vitals..";
  private static final String ARRHYTHMIA = "io.lifesign.arrhythmia..";
  private static final String LANDING = "io.lifesign.landing..";
  private static final String REPLAY = "io.lifesign.replay..";
  private static final String LOCAL = "io.lifesign.local..";

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

  @Test
  void theVitalsJobKnowsNoOtherJob() {
    noClasses()
        .that()
        .resideInAPackage(VITALS)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(ARRHYTHMIA, LANDING, LAKE, REPLAY, LOCAL)
        .check(CLASSES);
  }

  @Test
  void theArrhythmiaJobKnowsNoOtherJob() {
    noClasses()
        .that()
        .resideInAPackage(ARRHYTHMIA)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(VITALS, LANDING, LAKE, REPLAY, LOCAL)
        .check(CLASSES);
  }

  @Test
  void theLandingJobKnowsNoOtherJob() {
    noClasses()
        .that()
        .resideInAPackage(LANDING)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(VITALS, ARRHYTHMIA, REPLAY, LOCAL)
        .check(CLASSES);
  }

  @Test
  void librariesKnowNoJobAndNothingThatRunsOne() {
    noClasses()
        .that()
        .resideInAnyPackage(STREAMING, LAKE)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(VITALS, ARRHYTHMIA, LANDING, REPLAY, LOCAL)
        .check(CLASSES);
  }

  @Test
  void schemasKnowNothingOfOurs() {
    noClasses()
        .that()
        .resideInAPackage(SCHEMAS)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(CLINICAL, STREAMING, LAKE, VITALS, ARRHYTHMIA, LANDING, REPLAY, LOCAL)
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
        .resideInAnyPackage(CLINICAL, SCHEMAS, STREAMING, LAKE, VITALS, ARRHYTHMIA, LANDING)
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .check(CLASSES);
  }
}
