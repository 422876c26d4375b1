package org.planettracker.core.appearance;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

class AppearanceBoundaryTests {

    @Test
    void knowsNothingButTheLanguage() {
        JavaClasses appearance = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("org.planettracker.core.appearance");
        classes().should().onlyDependOnClassesThat()
                .resideInAnyPackage("org.planettracker.core.appearance", "java.lang..",
                        "java.util..", "java.io..", "java.nio.charset..", "org.jspecify..")
                .check(appearance);
    }
}
