package io.xplorr.aws;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.xplorr.Provider;
import io.xplorr.aws.onboarding.AwsOnboarding;
import io.xplorr.aws.onboarding.TrustedPrincipal;
import io.xplorr.connection.CloudConnection;
import io.xplorr.connection.ConnectionFacts;
import io.xplorr.connection.ConnectionId;
import io.xplorr.connection.ConnectionReport;
import io.xplorr.connection.ConnectionRequest;
import io.xplorr.connection.CredentialSource;
import io.xplorr.connection.ExternalId;
import io.xplorr.connection.Secret;
import io.xplorr.connection.TenantId;
import io.xplorr.record.DatasetId;
import io.xplorr.spi.Admission;
import io.xplorr.spi.TimeSource;
import java.io.Serializable;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/** Every type that can hold a secret, whatever its depth, found by reflection: none gives it away. */
class SecretSweepTest {
    private static final String CANARY = "canary-0123456789/abcdefghij";
    private static final ExternalId EXTERNAL_ID = ExternalId.ofStored(CANARY);
    private static final JavaClasses MAIN = ownClasses();
    private static final Set<JavaClass> HOLDERS = holders();

    private final Map<Class<?>, Object> samples = samples();

    @Test
    void holders_any_areNotSerialisable() {
        assertThat(HOLDERS)
                .extracting(JavaClass::getSimpleName)
                .contains("Secret", "ExternalId", "ConnectionKeys", "StoredConnection", "AssumedRole", "AwsOnboarding");
        assertThat(HOLDERS)
                .filteredOn(holder -> Serializable.class.isAssignableFrom(holder.reflect()))
                .isEmpty();
        System.out.printf("secret sweep: %d types hold secrets%n", HOLDERS.size());
    }

    @Test
    void values_any_printNeitherThemselvesNorTheirProperties() throws ReflectiveOperationException {
        Set<String> swept = new TreeSet<>();
        for (JavaClass holder : HOLDERS) {
            Class<?> type = holder.reflect();
            if (isValue(type)) {
                sweep(sample(type), type.getSimpleName());
                swept.add(type.getSimpleName());
            }
        }

        assertThat(swept)
                .contains("Secret", "ExternalId", "Role", "AccessKey", "ConnectionKeys", "StoredConnection", "Settings")
                .contains("PendingConnection", "Rotation", "VerificationRequest", "SessionRequest", "AwsOnboarding");
        assertThat(AwsSessionCredentials.create("AKIAIOSFODNN7EXAMPLE", CANARY, CANARY)
                        .toString())
                .doesNotContain(CANARY);
    }

    @Test
    void secrets_any_compareInConstantTime() {
        classes()
                .that()
                .containAnyMethodsThat(DescribedPredicate.describe(
                        "reveal a secret", method -> method.getName().equals("reveal")))
                .should()
                .callMethod(MessageDigest.class, "isEqual", byte[].class, byte[].class)
                .andShould()
                .haveOnlyFinalFields()
                .check(MAIN);
    }

    /** A secret leaves its wrapper only where it is sent, handed to its owner, or looked for in order to be removed. */
    @Test
    void secrets_any_areRevealedInThesePlacesOnly() {
        Set<String> callers = MAIN.stream()
                .filter(type -> type.getAccessesFromSelf().stream().anyMatch(SecretSweepTest::isRevealing))
                .map(JavaClass::getSimpleName)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(callers)
                .containsExactlyInAnyOrder(
                        "AssumeRequests", // sent
                        "FixedKey", // signs
                        "AssumedRole", // to scrub
                        "AwsVerifier", // to scrub
                        "KeyExaminer", // its shape
                        "Issuer", // its prefix
                        "AwsCli",
                        "Guide",
                        "Policies",
                        "QuickCreateLink",
                        "TemplateParameters",
                        "Terraform"); // for the customer's administrator
    }

    /** Imports our classes and not the SDK's, of which there are ten thousands. */
    private static JavaClasses ownClasses() {
        ArchConfiguration configuration = ArchConfiguration.get();
        boolean before = configuration.resolveMissingDependenciesFromClassPath();
        configuration.setResolveMissingDependenciesFromClassPath(false);
        try {
            return new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importUrls(Stream.of(Secret.class, AwsProvider.class)
                            .map(type ->
                                    type.getProtectionDomain().getCodeSource().getLocation())
                            .toList());
        } finally {
            configuration.setResolveMissingDependenciesFromClassPath(before);
        }
    }

    private static boolean isRevealing(JavaAccess<?> access) {
        return access.getTarget().getName().equals("reveal")
                && (access.getTargetOwner().isEquivalentTo(Secret.class)
                        || access.getTargetOwner().isEquivalentTo(ExternalId.class));
    }

    /** Returns the secrets, and every type with a field of a type that is in the set or may be one of it. */
    private static Set<JavaClass> holders() {
        Set<JavaClass> holders = new HashSet<>(Set.of(MAIN.get(Secret.class), MAIN.get(ExternalId.class)));
        int before;
        do {
            before = holders.size();
            for (JavaClass type : MAIN) {
                boolean holds = type.getFields().stream()
                        .flatMap(field -> field.getAllInvolvedRawTypes().stream())
                        .anyMatch(holders::contains);
                if (holds || type.getAllSubclasses().stream().anyMatch(holders::contains)) {
                    holders.add(type);
                }
            }
        } while (holders.size() > before);
        return holders;
    }

    private static void sweep(Object value, String path) throws ReflectiveOperationException {
        assertThat(String.valueOf(value)).as(path).doesNotContain(CANARY);
        if (value instanceof Optional<?> optional) {
            for (Object content : optional.stream().toList()) {
                sweep(content, path);
            }
        } else if (value instanceof Iterable<?> many) {
            for (Object content : many) {
                sweep(content, path + "[]");
            }
        } else if (value.getClass().getName().startsWith("io.xplorr")) {
            sweepProperties(value, path);
        }
    }

    /** Looks at what a JSON library would: the components of records, and what is named as a property. */
    private static void sweepProperties(Object value, String path) throws ReflectiveOperationException {
        if (value instanceof Record) {
            for (RecordComponent component : value.getClass().getRecordComponents()) {
                Method accessor = component.getAccessor();
                accessor.setAccessible(true);
                sweep(accessor.invoke(value), path + "." + component.getName());
            }
        }
        for (Method method : value.getClass().getMethods()) {
            boolean property = method.getParameterCount() == 0
                    && method.getName().matches("(get|is)[A-Z].*")
                    && !method.getName().equals("getClass")
                    && !Modifier.isStatic(method.getModifiers());
            if (property) {
                method.setAccessible(true);
                sweep(method.invoke(value), path + "." + method.getName());
            }
        }
    }

    /** Returns whether a type has samples: it is known, or a record of such. Others are no values but what works on them. */
    private boolean isValue(Type type) {
        Class<?> raw = (Class<?>) (type instanceof ParameterizedType generic ? generic.getRawType() : type);
        if (Set.of(Optional.class, Set.class, SortedSet.class, List.class).contains(raw)) {
            return isValue(((ParameterizedType) type).getActualTypeArguments()[0]);
        }
        return samples.containsKey(raw)
                || raw.isEnum()
                || raw == Map.class
                || (raw.isRecord()
                        && Arrays.stream(raw.getRecordComponents())
                                .allMatch(component -> isValue(component.getGenericType())));
    }

    private Object sample(Type type) throws ReflectiveOperationException {
        if (type instanceof ParameterizedType generic) {
            Class<?> raw = (Class<?>) generic.getRawType();
            Type content = generic.getActualTypeArguments()[0];
            if (raw == Optional.class) {
                return Optional.of(sample(content));
            }
            if (raw == SortedSet.class) {
                return new TreeSet<>(Set.of(sample(content)));
            }
            if (raw == Set.class || raw == List.class) {
                Object one = sample(content);
                return raw == Set.class ? Set.of(one) : List.of(one);
            }
            return raw == Map.class ? Map.of() : sample(raw);
        }
        Class<?> raw = (Class<?>) type;
        Object known = samples.get(raw);
        if (known != null) {
            return known;
        }
        if (raw.isEnum()) {
            return raw.getEnumConstants()[0];
        }
        Class<?>[] types = Arrays.stream(raw.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        Object[] arguments = new Object[types.length];
        for (int i = 0; i < types.length; i++) {
            arguments[i] = sample(raw.getRecordComponents()[i].getGenericType());
        }
        Constructor<?> constructor = raw.getDeclaredConstructor(types);
        constructor.setAccessible(true);
        return constructor.newInstance(arguments);
    }

    private static Map<Class<?>, Object> samples() {
        CredentialSource role = new CredentialSource.Role(
                Provider.AWS, "arn:aws:iam::111122223333:role/x", Optional.of(EXTERNAL_ID), Map.of());
        CloudConnection connection =
                CloudConnection.builder("acme").credentials(role).build();
        ConnectionRequest request =
                ConnectionRequest.builder("Acme", Provider.AWS).build();
        Supplier<ExternalId> fresh = () -> EXTERNAL_ID;
        Admission admission = () -> {};
        Map<Class<?>, Object> samples = new HashMap<>();
        List.of(
                        Secret.of(CANARY),
                        EXTERNAL_ID,
                        AwsOnboarding.builder(EXTERNAL_ID).build(),
                        ConnectionFacts.NONE,
                        "text",
                        Instant.EPOCH,
                        Duration.ofHours(1),
                        ConnectionId.of("acme"),
                        TenantId.of("acme"),
                        DatasetId.of("cost.daily"),
                        Provider.AWS,
                        new RoleArn("111122223333", "/", "x"),
                        TrustedPrincipal.account("111122223333"))
                .forEach(value -> samples.put(value.getClass(), value));
        samples.put(int.class, 1);
        samples.put(long.class, 1L);
        samples.put(boolean.class, true);
        samples.put(CredentialSource.class, role);
        samples.put(CloudConnection.class, connection);
        samples.put(ConnectionRequest.class, request);
        samples.put(ConnectionReport.class, ConnectionReport.builder().build());
        samples.put(Supplier.class, fresh);
        samples.put(TimeSource.class, TimeSource.system());
        samples.put(Admission.class, admission);
        return samples;
    }
}
