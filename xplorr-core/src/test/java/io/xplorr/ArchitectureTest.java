package io.xplorr;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The arrows of the design: which package may know which. */
class ArchitectureTest {
    private static final JavaClasses CORE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.xplorr");

    @Test
    void core_knowsNoCloudNoHttpNoJson() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "io.xplorr..",
                        "org.slf4j..",
                        "org.jspecify..",
                        "io.github.resilience4j..",
                        "io.github.bucket4j..")
                .check(CORE);
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.net..", "java.sql..")
                .check(CORE);
    }

    @Test
    void records_knowNothingOfEngineStoresOrProviders() {
        noClasses()
                .that()
                .resideInAPackage("io.xplorr.record..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.xplorr.sync..", "io.xplorr.store..", "io.xplorr.spi..")
                .check(CORE);
    }

    @Test
    void providers_doNotKnowStores() {
        noClasses()
                .that()
                .resideInAPackage("io.xplorr.spi..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.xplorr.store..", "..internal..")
                .check(CORE);
    }

    @Test
    void stores_doNotKnowProvidersOrTheEngine() {
        noClasses()
                .that()
                .resideInAPackage("io.xplorr.store..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.xplorr.spi..", "io.xplorr.sync..")
                .check(CORE);
    }

    @Test
    void internals_areReachedFromTheEntryPointOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackages("..internal..")
                .and()
                .doNotHaveFullyQualifiedName("io.xplorr.Xplorr")
                .and()
                .doNotHaveFullyQualifiedName("io.xplorr.Xplorr$Builder")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("..internal..")
                .check(CORE);
    }

    @Test
    void money_isNeverFloatingPoint() {
        noFields()
                .that()
                .areDeclaredInClassesThat(simpleNameOneOf(
                        "CostRecordRow",
                        "CostAmount",
                        "ForecastRecord",
                        "Quantity",
                        "CallCount",
                        "Price",
                        "CallLedger"))
                .should()
                .haveRawType(double.class)
                .orShould()
                .haveRawType(float.class)
                .check(CORE);
    }

    @Test
    void time_isReadFromTheTimeSourceOnly() {
        noClasses()
                .that()
                .doNotHaveSimpleName("SystemTimeSource")
                .should()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Thread.class, "sleep", long.class)
                .check(CORE);
    }

    private static DescribedPredicate<JavaClass> simpleNameOneOf(String... names) {
        Set<String> wanted = Set.of(names);
        return DescribedPredicate.describe("one of " + wanted, type -> wanted.contains(type.getSimpleName()));
    }
}
