package org.planettracker.webflux;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

/** The walls of the design, as rules. */
@AnalyzeClasses(packages = "org.planettracker.webflux", importOptions = ImportOption.DoNotIncludeTests.class)
class BoundaryTests {

    @ArchTest
    static final ArchRule knowsNeitherServletsNorTheTwin = noClasses().that()
            .resideInAPackage("org.planettracker.webflux..").should()
            .dependOnClassesThat().resideInAnyPackage("jakarta.servlet..", "org.springframework..servlet..",
                    "org.apache.catalina..", "org.apache.coyote..", "org.planettracker.mvc..");

    @ArchTest
    static final ArchRule knowsTheSkyOnlyThroughPlanetWeb = noClasses().that()
            .resideInAPackage("org.planettracker.webflux..").should()
            .dependOnClassesThat().resideInAnyPackage("org.orekit..", "org.hipparchus..",
                    "org.planettracker.core.data..", "org.planettracker.core.sky..",
                    "org.planettracker.core.appearance..");
}
