package io.xplorr.aws;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.xplorr.spi.Collector;
import org.junit.jupiter.api.Test;

/** What collectors may know. */
class ArchitectureTest {
    private static final JavaClasses MODULE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.xplorr.aws");

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
}
