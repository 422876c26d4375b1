package org.planettracker.core;

import java.time.Clock;
import java.time.Instant;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

/** What planet-core must never know. */
@AnalyzeClasses(packages = "org.planettracker.core", importOptions = ImportOption.DoNotIncludeTests.class)
class BoundaryTests {

    @ArchTest
    static final ArchRule KNOWS_NO_FRAMEWORK = noClasses().should().dependOnClassesThat().resideInAnyPackage(
            "org.springframework..", "reactor..", "io.netty..", "jakarta..", "tools.jackson..", "com.fasterxml..",
            "org.planettracker.web..", "org.planettracker.webflux..", "org.planettracker.mvc..");

    @ArchTest
    static final ArchRule KNOWS_NO_CLOCK = noClasses().should().dependOnClassesThat().areAssignableTo(Clock.class)
            .orShould()
            .callMethod(Instant.class, "now").orShould().callMethod(System.class, "currentTimeMillis").orShould()
            .callMethod(System.class, "nanoTime").orShould().callMethod("java.time.LocalDate", "now").orShould()
            .callMethod("java.time.LocalDateTime", "now").orShould().callMethod("java.time.ZonedDateTime", "now")
            .orShould()
            .callMethod("java.time.OffsetDateTime", "now").orShould().callConstructor("java.util.Date");

    @ArchTest
    static final ArchRule KNOWS_NO_DEFAULT_DATA_CONTEXT = noClasses().should().dependOnClassesThat()
            .haveFullyQualifiedName("org.orekit.data.DataContext").orShould().dependOnClassesThat()
            .haveFullyQualifiedName("org.orekit.data.DataProvidersManager")
            .because("no data from outside is taken unseen");

    @ArchTest
    static final ArchRule TAKES_NO_LOCKS = noClasses().should().dependOnClassesThat()
            .resideInAPackage("java.util.concurrent.locks..");

    @ArchTest
    static final ArchRule DATA_KNOW_NO_SKY = noClasses().that().resideInAPackage("..core.data..").should()
            .dependOnClassesThat()
            .resideInAnyPackage("..core.sky..", "..core.appearance..");

    @ArchTest
    static final ArchRule SKIES_KNOW_NO_FILES = noClasses().that().resideInAPackage("..core.sky..").should()
            .dependOnClassesThat().resideInAnyPackage("java.io..", "java.nio..");
}
