package org.planettracker.gatling;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

@AnalyzeClasses(packages = "org.planettracker", importOptions = ImportOption.DoNotIncludeTests.class)
final class BoundaryTests {

    @ArchTest
    static final ArchRule REPORT_KNOWS_NEITHER_SERVERS_NOR_GATLING = noClasses().that()
            .resideInAPackage("..gatling.report..").should()
            .dependOnClassesThat().resideInAnyPackage("..gatling.server..", "..gatling.experiment..",
                    "..gatling.simulation..",
                    "..gatling.client..", "..gatling.baseline..", "io.gatling..", "io.netty..", "reactor..");

    @ArchTest
    static final ArchRule MEASURE_KNOWS_NOTHING_OF_THE_LABORATORY = classes().that()
            .resideInAPackage("..gatling.measure..").should()
            .onlyDependOnClassesThat().resideInAnyPackage("..gatling.measure..", "java..", "com.sun.management..",
                    "org.HdrHistogram..",
                    "org.hipparchus..", "oshi..", "org.jspecify..");

    @ArchTest
    static final ArchRule SERVERS_KNOW_NO_EXPERIMENT = noClasses().that().resideInAPackage("..gatling.server..")
            .should()
            .dependOnClassesThat().resideInAnyPackage("..gatling.experiment..", "..gatling.report..",
                    "..gatling.simulation..", "io.gatling..");

    @ArchTest
    static final ArchRule SIMULATIONS_KNOW_NO_SERVER = noClasses().that().resideInAPackage("..gatling.simulation..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..gatling.experiment..", "..gatling.report..", "..gatling.server..");

    @ArchTest
    static final ArchRule BASELINES_ARE_SERVERS_AND_NOTHING_ELSE = classes().that()
            .resideInAPackage("..gatling.baseline..").should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("..gatling.baseline..", "java..", "io.netty..", "reactor..", "org.jspecify..",
                    "org.reactivestreams..");

    @ArchTest
    static final ArchRule NO_CLASS_OF_THE_APPLICATIONS = noClasses().should().dependOnClassesThat().resideInAnyPackage(
            "org.planettracker.core..", "org.planettracker.web..", "org.planettracker.webflux..",
            "org.planettracker.mvc..",
            "org.springframework..");

    @ArchTest
    static final ArchRule NO_CYCLES = slices().matching("org.planettracker.gatling.(*)..").should().beFreeOfCycles();
}
