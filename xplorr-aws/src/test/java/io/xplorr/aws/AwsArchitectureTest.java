package io.xplorr.aws;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.xplorr.spi.Collector;
import org.junit.jupiter.api.Test;

class AwsArchitectureTest {
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

    @Test
    void module_usesNoInternalsOfOthers() {
        noClasses()
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("io.xplorr..internal..").and(resideOutsideOfPackage("io.xplorr.aws..")))
                .check(MODULE);
    }

    @Test
    void api_showsOnlyClientConfigurationOfTheSdk() {
        methods()
                .that(arePublicApi())
                .should(showOnly(DescribedPredicate.describe(
                        "ours, the JDK's, or client configuration",
                        type -> !type.getPackageName().startsWith("software.amazon")
                                || type.getName().equals("software.amazon.awssdk.http.SdkHttpClient")
                                || type.getName()
                                        .equals("software.amazon.awssdk.auth.credentials.AwsCredentialsProvider"))))
                .andShould(showOnly(DescribedPredicate.describe(
                        "not internal", type -> !type.getPackageName().contains(".internal"))))
                .check(MODULE);
    }

    private static DescribedPredicate<JavaMethod> arePublicApi() {
        return DescribedPredicate.describe(
                "are public API",
                method -> method.getModifiers().contains(JavaModifier.PUBLIC)
                        && method.getOwner().getModifiers().contains(JavaModifier.PUBLIC)
                        && !method.getOwner().getPackageName().contains(".internal"));
    }

    private static ArchCondition<JavaMethod> showOnly(DescribedPredicate<JavaClass> allowed) {
        return new ArchCondition<>("show only types that are " + allowed.getDescription()) {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                method.getRawParameterTypes().forEach(type -> check(method, type, events));
                check(method, method.getRawReturnType(), events);
            }

            private void check(JavaMethod method, JavaClass type, ConditionEvents events) {
                boolean fine = allowed.test(type.getBaseComponentType());
                events.add(new SimpleConditionEvent(method, fine, method.getFullName() + " shows " + type.getName()));
            }
        };
    }
}
