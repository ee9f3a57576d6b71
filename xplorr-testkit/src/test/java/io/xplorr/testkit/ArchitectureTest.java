package io.xplorr.testkit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** What the testkit brings into a host's tests, and where. */
class ArchitectureTest {
    private static final JavaClasses MODULE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.xplorr.testkit");

    @Test
    void module_speaksBytesAndKnowsNoAwsSdk() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "javax.crypto..",
                        "io.xplorr..",
                        "org.jspecify..",
                        "org.slf4j..",
                        "org.assertj.core..",
                        "org.junit..",
                        "org.opentest4j..",
                        "com.github.tomakehurst.wiremock..",
                        "wiremock.com.fasterxml.jackson..",
                        "wiremock.jakarta.servlet..",
                        "wiremock.org.eclipse.jetty.servlet..")
                .check(MODULE);
    }

    @Test
    void fakeAws_hasItsHttpServerInOnePlace() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.xplorr.testkit.aws.internal.server")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.github.tomakehurst..", "wiremock.jakarta..", "wiremock.org.eclipse..")
                .check(MODULE);
    }

    @Test
    void junit_isNeededByTheExtensionAndTheContractsOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackages("io.xplorr.testkit.junit", "io.xplorr.testkit.contract")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.junit..", "org.opentest4j..")
                .check(MODULE);
    }

    @Test
    void fakesAboveTheCloud_doNotKnowTheFakeAws() {
        noClasses()
                .that()
                .resideInAnyPackage("io.xplorr.testkit", "io.xplorr.testkit.contract")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.xplorr.testkit.aws..")
                .check(MODULE);
    }
}
