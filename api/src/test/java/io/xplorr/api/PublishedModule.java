package io.xplorr.api;

import static com.tngtech.archunit.core.domain.JavaModifier.PROTECTED;
import static com.tngtech.archunit.core.domain.JavaModifier.PUBLIC;
import static java.util.stream.Collectors.toUnmodifiableSet;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.xplorr.Xplorr;
import io.xplorr.aws.AwsProvider;
import io.xplorr.jdbc.JdbcStore;
import io.xplorr.testkit.FakeProvider;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What is published: the classes of each module, and the types of libraries that its signatures may show. */
enum PublishedModule {
    CORE("xplorr-core", Xplorr.class),
    AWS(
            "xplorr-aws",
            AwsProvider.class,
            "software.amazon.awssdk.http.SdkHttpClient",
            "software.amazon.awssdk.auth.credentials.AwsCredentialsProvider"),
    JDBC("xplorr-jdbc", JdbcStore.class),
    TESTKIT("xplorr-testkit", FakeProvider.class, "org.junit.jupiter.api.", "org.assertj.core.api.");

    private final String artifact;
    private final JavaClasses classes;
    private final List<String> showable;

    PublishedModule(String artifact, Class<?> member, String... showable) {
        this.artifact = artifact;
        this.classes = new ClassFileImporter()
                .importUrl(member.getProtectionDomain().getCodeSource().getLocation());
        this.showable = List.of(showable);
    }

    String artifact() {
        return artifact;
    }

    JavaClasses classes() {
        return classes;
    }

    /** Returns the types that users may name. */
    Stream<JavaClass> api() {
        return classes.stream().filter(PublishedModule::isApi);
    }

    /** Returns whether a signature of this module may show a type: ours if users may name it, the JDK's, few others. */
    boolean mayShow(JavaClass type) {
        String name = type.getBaseComponentType().getName();
        return type.getBaseComponentType().isPrimitive()
                || name.startsWith("java.")
                || name.startsWith("javax.sql.")
                || NamesOfApi.ALL.contains(name)
                || showable.stream().anyMatch(name::startsWith);
    }

    static boolean isVisible(Set<JavaModifier> modifiers) {
        return (modifiers.contains(PUBLIC) || modifiers.contains(PROTECTED))
                && !modifiers.contains(JavaModifier.SYNTHETIC)
                && !modifiers.contains(JavaModifier.BRIDGE);
    }

    static boolean isInternal(JavaClass type) {
        return (type.getPackageName() + ".").contains(".internal.");
    }

    private static boolean isApi(JavaClass type) {
        return isVisible(type.getModifiers())
                && !isInternal(type)
                && !type.isAnonymousClass()
                && type.getEnclosingClass().map(PublishedModule::isApi).orElse(true);
    }

    /** Apart, since it can be made only once all modules are read. */
    private static final class NamesOfApi {
        static final Set<String> ALL = Stream.of(values())
                .flatMap(PublishedModule::api)
                .map(JavaClass::getName)
                .collect(toUnmodifiableSet());
    }
}
