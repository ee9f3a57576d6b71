package io.xplorr.api;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMember;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds for every published module; rules of one module are in its own {@code ArchitectureTest}. */
class PublishedModulesTest {
    @ParameterizedTest
    @EnumSource
    void publicSignatures_showOnlyOurTypesAndTheJdks(PublishedModule module) {
        Stream<String> shown = module.api()
                .flatMap(type -> Stream.concat(
                        ofSupertypes(type)
                                .filter(other -> !module.mayShow(other))
                                .map(other -> type.getName() + " shows " + other.getName()),
                        type.getMembers().stream()
                                .filter(member -> PublishedModule.isVisible(member.getModifiers()))
                                .flatMap(member -> ofSignature(member)
                                        .filter(other -> !module.mayShow(other))
                                        .map(other -> member.getFullName() + " shows " + other.getName()))));

        assertThat(shown).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void module_usesNoInternalsOfOthers(PublishedModule module) {
        assertThat(module.classes().stream()
                        .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                        .filter(use -> isInternalElsewhere(use.getTargetClass().getBaseComponentType(), module)))
                .isEmpty();
    }

    @Test
    void packages_liveInOneModuleEach() {
        assertThat(Stream.of(PublishedModule.values()).flatMap(module -> packages(module).stream()))
                .doesNotHaveDuplicates();
    }

    private static boolean isInternalElsewhere(JavaClass type, PublishedModule module) {
        return type.getName().startsWith("io.xplorr.")
                && PublishedModule.isInternal(type)
                && !module.classes().contain(type.getName());
    }

    private static Set<String> packages(PublishedModule module) {
        return module.classes().stream().map(JavaClass::getPackageName).collect(toSet());
    }

    private static Stream<JavaClass> ofSupertypes(JavaClass type) {
        return Stream.concat(type.getSuperclass().stream(), type.getInterfaces().stream())
                .flatMap(supertype -> supertype.getAllInvolvedRawTypes().stream());
    }

    private static Stream<JavaClass> ofSignature(JavaMember member) {
        Stream<JavaClass> types = member.getAllInvolvedRawTypes().stream();
        return member instanceof JavaCodeUnit code
                ? Stream.concat(types, code.getThrowsClause().getTypes().stream())
                : types;
    }
}
