package io.xplorr.jdbc;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What a store may know: the core, and of each library its own corner only. */
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
                .and()
                .doNotHaveSimpleName("H2File") // which makes the data source of a file
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.h2..", "org.postgresql..")
                .check(MODULE);
    }

    @Test
    void tables_doNotKnowTheDatabaseAroundThem() {
        noClasses()
                .that()
                .resideInAPackage("io.xplorr.jdbc.internal.table..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.xplorr.jdbc", "io.xplorr.jdbc.internal", "io.xplorr.jdbc.schedule..")
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
