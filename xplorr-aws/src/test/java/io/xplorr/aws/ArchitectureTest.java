package io.xplorr.aws;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.xplorr.spi.Collector;
import org.junit.jupiter.api.Test;

/** What collectors may know, and which room may know which. */
class ArchitectureTest {
    private static final JavaClasses MODULE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.xplorr.aws");
    // Their builders with them, and what the provider is put together from.
    private static final String ENTRY_POINTS = "io[.]xplorr[.]aws[.](AwsProvider|AwsCredentials|AwsOffer)([$].*)?";

    @Test
    void collectors_knowNoStores() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.xplorr.store..")
                .check(MODULE);
    }

    @Test
    void collectors_areHiddenAndHaveNoMutableState() {
        classes()
                .that()
                .implement(Collector.class)
                .should()
                .bePackagePrivate()
                .andShould()
                .haveOnlyFinalFields()
                .check(MODULE);
    }

    @Test
    void rooms_knowThoseBelowOnly() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("collectors")
                .definedBy("io.xplorr.aws.*.internal")
                .layer("verify")
                .definedBy("io.xplorr.aws.internal.verify")
                .layer("session")
                .definedBy("io.xplorr.aws.internal.session")
                .layer("call")
                .definedBy("io.xplorr.aws.internal.call")
                .layer("error")
                .definedBy("io.xplorr.aws.internal.error")
                .layer("http")
                .definedBy("io.xplorr.aws.internal.http")
                .layer("clients")
                .definedBy("io.xplorr.aws.internal")
                .whereLayer("collectors")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("verify")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("session")
                .mayOnlyBeAccessedByLayers("verify")
                .whereLayer("call")
                .mayOnlyBeAccessedByLayers("verify", "session")
                .whereLayer("error")
                .mayOnlyBeAccessedByLayers("verify", "session", "call")
                .whereLayer("http")
                .mayOnlyBeAccessedByLayers("verify", "session", "error")
                .whereLayer("clients")
                .mayOnlyBeAccessedByLayers("collectors", "verify", "session", "call", "error")
                .check(MODULE);
    }

    @Test
    void rooms_areReachedFromTheEntryPointsOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..internal..")
                .and()
                .haveNameNotMatching(ENTRY_POINTS)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("..internal..")
                .check(MODULE);
    }

    @Test
    void rooms_knowTheValuesOfTheApiAndNotItsEntryPoints() {
        noClasses()
                .that()
                .resideInAPackage("..internal..")
                .should()
                .dependOnClassesThat()
                .haveNameMatching(ENTRY_POINTS)
                .check(MODULE);
    }
}
