package io.xplorr.jdbc;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What a store may know: the core, and of each library its own corner only; and which of its rooms knows which. */
class ArchitectureTest {
    private static final JavaClasses MODULE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.xplorr.jdbc");

    @Test
    void module_knowsNoCloud() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.xplorr.aws..", "io.xplorr.testkit..", "software.amazon..", "java.net..")
                .check(MODULE);
    }

    @Test
    void clusterScheduling_aloneKnowsDbScheduler() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.xplorr.jdbc.schedule..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.github.kagkarlsson..")
                .check(MODULE);
    }

    @Test
    void dialects_aloneKnowDrivers() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.xplorr.jdbc.internal")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.h2..", "org.postgresql..")
                .check(MODULE);
    }

    @Test
    void rooms_knowThoseBelowThemOnly() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("store")
                .definedBy("io.xplorr.jdbc")
                .layer("schedule")
                .definedBy("io.xplorr.jdbc.schedule")
                .layer("slices")
                .definedBy("io.xplorr.jdbc.internal.slice")
                .layer("connections")
                .definedBy("io.xplorr.jdbc.internal.connection")
                .layer("secrets")
                .definedBy("io.xplorr.jdbc.internal.secret")
                .layer("keys")
                .definedBy("io.xplorr.jdbc.secret..")
                .layer("database")
                .definedBy("io.xplorr.jdbc.internal")
                .layer("tables")
                .definedBy("io.xplorr.jdbc.internal.table")
                .whereLayer("store")
                .mayOnlyAccessLayers("slices", "connections", "secrets", "keys", "database", "tables")
                .whereLayer("schedule")
                .mayOnlyAccessLayers("database")
                .whereLayer("slices")
                .mayOnlyAccessLayers("database", "tables")
                .whereLayer("connections")
                .mayOnlyAccessLayers("secrets", "keys", "tables")
                .whereLayer("secrets")
                .mayOnlyAccessLayers("keys")
                .whereLayer("keys")
                .mayNotAccessAnyLayer()
                .whereLayer("database")
                .mayOnlyAccessLayers("tables")
                .whereLayer("tables")
                .mayNotAccessAnyLayer()
                .ensureAllClassesAreContainedInArchitecture()
                .check(MODULE);
    }

    @Test
    void time_isNeverReadFromTheMachine() {
        noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Thread.class, "sleep", long.class)
                .check(MODULE);
    }
}
