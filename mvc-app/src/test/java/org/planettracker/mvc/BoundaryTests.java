package org.planettracker.mvc;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

/** The walls of the design, as rules. */
@AnalyzeClasses(packages = "org.planettracker.mvc", importOptions = ImportOption.DoNotIncludeTests.class)
class BoundaryTests {

    @ArchTest
    static final ArchRule knowsNeitherReactorNorTheTwin = noClasses().that().resideInAPackage("org.planettracker.mvc..")
            .should()
            .dependOnClassesThat().resideInAnyPackage("reactor..", "io.netty..", "org.springframework..reactive..",
                    "org.planettracker.webflux..");

    @ArchTest
    static final ArchRule knowsTheSkyOnlyThroughPlanetWeb = noClasses().that()
            .resideInAPackage("org.planettracker.mvc..").should()
            .dependOnClassesThat().resideInAnyPackage("org.orekit..", "org.hipparchus..",
                    "org.planettracker.core.data..", "org.planettracker.core.sky..",
                    "org.planettracker.core.appearance..");
}
