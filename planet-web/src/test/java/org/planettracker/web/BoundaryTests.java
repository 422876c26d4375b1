package org.planettracker.web;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

/** The walls of the design, as rules. */
@AnalyzeClasses(packages = "org.planettracker.web", importOptions = ImportOption.DoNotIncludeTests.class)
class BoundaryTests {

    @ArchTest
    static final ArchRule knowsNeitherFramework = noClasses().that().resideInAPackage("org.planettracker.web..")
            .should()
            .dependOnClassesThat().resideInAnyPackage("jakarta.servlet..", "reactor..", "io.netty..",
                    "org.apache.catalina..", "org.apache.coyote..", "org.springframework..reactive..",
                    "org.springframework..servlet..", "org.planettracker.webflux..", "org.planettracker.mvc..");

    @ArchTest
    static final ArchRule knowsTheSkyOnlyThroughTheAlmanac = noClasses().that()
            .resideInAPackage("org.planettracker.web..").should()
            .dependOnClassesThat().resideInAnyPackage("org.orekit..", "org.hipparchus..");

    @ArchTest
    static final ArchRule problemsDoNotKnowTheSky = noClasses().that()
            .resideInAPackage("org.planettracker.web.problem..").should()
            .dependOnClassesThat().resideInAnyPackage("org.planettracker.core..", "org.planettracker.web.json..",
                    "org.planettracker.web.query..", "org.planettracker.web.server..");

    @ArchTest
    static final ArchRule jsonDoesNotKnowRequests = noClasses().that().resideInAPackage("org.planettracker.web.json..")
            .should()
            .dependOnClassesThat().resideInAnyPackage("org.planettracker.web.query..",
                    "org.planettracker.web.problem..", "org.planettracker.web.server..");
}
