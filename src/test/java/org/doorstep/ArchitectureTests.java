package org.doorstep;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.modulith.core.ApplicationModules;

/** The rules of the house. */
class ArchitectureTests {

  private static final int LONGEST_FILE = 300;
  private static final JavaClasses DOORSTEP =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.doorstep");

  @Test
  void roomsCallOnlyWhomTheyMay() {
    ApplicationModules.of(Doorstep.class).verify();
  }

  @Test
  void onlyTheEngineRoomKnowsHowRecordsAreStored() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.doorstep.server..")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                "ca.uhn.fhir.jpa..",
                "org.hibernate..",
                "jakarta.persistence..",
                "org.apache.lucene.."))
        .check(DOORSTEP);
  }

  @Test
  void vocabularyKnowsNoFramework() {
    noClasses()
        .that()
        .resideInAPackage("org.doorstep.fhir..")
        .should()
        .dependOnClassesThat(resideInAnyPackage("org.springframework..", "jakarta.."))
        .because("the shared words are only words; package-info names its module by annotation")
        .check(
            DOORSTEP.that(
                com.tngtech.archunit.base.DescribedPredicate.describe(
                    "classes with code", type -> !type.getSimpleName().equals("package-info"))));
  }

  @Test
  void settingsAreRecordsNamedSettings() {
    classes()
        .that()
        .areAnnotatedWith(ConfigurationProperties.class)
        .should()
        .haveSimpleNameEndingWith("Settings")
        .andShould()
        .beRecords()
        .check(DOORSTEP);
  }

  @Test
  void configurationsStayInTheirRoom() {
    classes().that().areAnnotatedWith(Configuration.class).should().notBePublic().check(DOORSTEP);
  }

  @Test
  void nothingIsInjectedIntoFields() {
    noFields().should().beAnnotatedWith(Autowired.class).check(DOORSTEP);
  }

  @Test
  void nothingIsPrintedPastTheLog() {
    GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(DOORSTEP);
  }

  @Test
  void namesSayWhatAThingIs() {
    noClasses()
        .should()
        .haveNameMatching(".*(Util|Utils|Helper|Manager|Impl|DTO|Dto)$")
        .check(DOORSTEP);
  }

  @Test
  void interfacesHaveMoreThanOneImplementation() {
    List<String> lonely =
        DOORSTEP.stream()
            .filter(type -> type.isInterface() && !type.isAnnotation())
            .filter(type -> !type.getSimpleName().equals("package-info"))
            .filter(type -> !type.isMetaAnnotatedWith(FunctionalInterface.class))
            .filter(type -> !type.getModifiers().contains(JavaModifier.PRIVATE))
            .filter(type -> type.getAllSubclasses().size() == 1)
            .map(type -> type.getName())
            .toList();
    assertThat(lonely).isEmpty();
  }

  @Test
  void noFileIsLongerThanAReaderCanHold() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src"))) {
      List<Path> long_ =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .filter(file -> lines(file) > LONGEST_FILE)
              .toList();
      assertThat(long_).isEmpty();
    }
  }

  private static long lines(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.count();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
