package io.xplorr.testkit.junit;

import io.xplorr.Xplorr;
import io.xplorr.store.Store;
import io.xplorr.testkit.ManualClock;
import io.xplorr.testkit.RecordingStore;
import io.xplorr.testkit.aws.FakeAws;
import io.xplorr.testkit.aws.estate.Estate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.ReflectionSupport;
import org.opentest4j.TestAbortedException;

/**
 * Does what {@link XplorrTest} does, with everything choosable.
 *
 * <pre>{@code
 * @RegisterExtension
 * static XplorrExtension xplorr = XplorrExtension.builder()
 *         .estate(Estate.enterprise(7))
 *         .aws(aws -> aws.publishedRates())
 *         .xplorr(world -> world.newBuilder().addProvider(provider(world)).build())
 *         .build();
 * }</pre>
 *
 * <p>Runs on JUnit 5.14 and 6. Thread-safe; holds nothing but its settings.
 */
public final class XplorrExtension
        implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback, ParameterResolver {
    private static final String PARALLEL = "junit.jupiter.execution.parallel.enabled";
    private static final Map<Class<?>, Function<TestWorld, Object>> PARAMETERS = Map.of(
            TestWorld.class, world -> world,
            ManualClock.class, TestWorld::clock,
            Estate.class, TestWorld::estate,
            FakeAws.class, TestWorld::aws,
            RecordingStore.class, TestWorld::store,
            Xplorr.class, TestWorld::xplorr);

    private final ExtensionContext.Namespace namespace =
            ExtensionContext.Namespace.create(XplorrExtension.class, new Object());
    private final @Nullable Settings chosen;

    /** For {@link XplorrTest}, whose annotation says what to do. */
    XplorrExtension() {
        this.chosen = null;
    }

    private XplorrExtension(Settings chosen) {
        this.chosen = chosen;
    }

    public static Builder builder() {
        return new Builder();
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        if (settings(context).lifetime() == Lifetime.CLASS && world(context).isEmpty()) {
            begin(context);
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        if (settings(context).lifetime() == Lifetime.METHOD) {
            begin(context);
        } else if (world(context).isEmpty()) {
            throw new ExtensionConfigurationException(
                    "an XplorrExtension with the lifetime CLASS must be a static field, was an instance's");
        }
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        end(context);
    }

    @Override
    public void afterAll(ExtensionContext context) throws Exception {
        end(context);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return PARAMETERS.containsKey(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        TestWorld world = world(context)
                .orElseThrow(() -> new ParameterResolutionException("a " + type.getSimpleName()
                        + " can be given to methods of a test only: for constructors and methods of the class, the"
                        + " lifetime must be CLASS"));
        return Objects.requireNonNull(PARAMETERS.get(type)).apply(world);
    }

    private void begin(ExtensionContext context) {
        context.getStore(namespace).put(TestWorld.class, new TestWorld(settings(context)));
    }

    /** Ends the world that began with this context, if one did; those of the contexts above go on. */
    private void end(ExtensionContext context) throws Exception {
        TestWorld world = context.getStore(namespace).remove(TestWorld.class, TestWorld.class);
        if (world == null) {
            return;
        }
        world.close();
        boolean aborted = context.getExecutionException()
                .filter(TestAbortedException.class::isInstance)
                .isPresent();
        List<String> leaks = aborted ? List.of() : world.leaks();
        if (!leaks.isEmpty()) {
            throw new AssertionError(
                    context.getDisplayName() + " has left something behind:\n- " + String.join("\n- ", leaks));
        }
    }

    private Optional<TestWorld> world(ExtensionContext context) {
        return Optional.ofNullable(context.getStore(namespace).get(TestWorld.class, TestWorld.class));
    }

    private Settings settings(ExtensionContext context) {
        Settings settings = chosen != null ? chosen : annotated(context.getRequiredTestClass());
        boolean parallel = context.getConfigurationParameter(PARALLEL)
                .map(Boolean::parseBoolean)
                .orElse(false);
        return parallel ? settings.allowingToo(Leak.THREADS) : settings;
    }

    private static Settings annotated(Class<?> testClass) {
        XplorrTest annotation = Stream.<Class<?>>iterate(testClass, Objects::nonNull, Class::getEnclosingClass)
                .flatMap(it -> AnnotationSupport.findAnnotation(it, XplorrTest.class).stream())
                .findFirst()
                .orElseThrow(() -> new ExtensionConfigurationException(
                        "without @XplorrTest, register an extension from XplorrExtension.builder()"));
        return builder()
                .estate(annotation.estate(), annotation.seed())
                .startingAt(annotation.startingAt())
                .xplorr(ReflectionSupport.newInstance(annotation.factory()))
                .lifetime(annotation.lifetime())
                .allowing(annotation.allowing())
                .settings();
    }

    /** Builds an {@link XplorrExtension}. Not thread-safe. */
    public static final class Builder {
        private Supplier<Estate> estate = Estate::company;
        private long seed = 1;
        private Instant startingAt = Instant.parse(Settings.START);
        private UnaryOperator<FakeAws.Builder> aws = UnaryOperator.identity();
        private Function<TestWorld, Store> store = world -> Store.inMemory();
        private XplorrFactory factory = new NoFactory();
        private Lifetime lifetime = Lifetime.METHOD;
        private final Set<Leak> allowed = EnumSet.noneOf(Leak.class);
        private final List<String> allowedThreads = new ArrayList<>();
        private Duration patience = Duration.ofSeconds(10);

        private Builder() {}

        /** Sets what exists in the fake AWS; {@link Estate#company()} by default. */
        public Builder estate(Estate estate) {
            Objects.requireNonNull(estate, "estate");
            this.estate = () -> estate;
            return this;
        }

        /** Sets what exists in the fake AWS, and the seed besides. */
        public Builder estate(ReadyEstate estate, long seed) {
            Objects.requireNonNull(estate, "estate");
            this.estate = () -> estate.create(seed);
            return seed(seed);
        }

        /** Sets what page tokens and the jitter of retries are made from; 1 by default. */
        public Builder seed(long seed) {
            this.seed = seed;
            return this;
        }

        /**
         * Sets when the clock starts, in ISO 8601; 9 in the morning of 23 November 2026, UTC, by default.
         *
         * @throws java.time.format.DateTimeParseException if it is no instant
         */
        public Builder startingAt(String startingAt) {
            this.startingAt = Instant.parse(startingAt);
            return this;
        }

        /** Sets what is special about the fake AWS, such as {@code aws -> aws.verifySignatures()}; nothing by default. */
        public Builder aws(UnaryOperator<FakeAws.Builder> aws) {
            this.aws = Objects.requireNonNull(aws, "aws");
            return this;
        }

        /**
         * Sets what makes the store that the {@link RecordingStore} is put around; a store in memory by default. One that is
         * {@link AutoCloseable} is closed when the world ends, after what writes to it.
         */
        public Builder store(Function<TestWorld, Store> store) {
            this.store = Objects.requireNonNull(store, "store");
            return this;
        }

        /** Sets what makes the Xplorr; needed only where one is asked for. */
        public Builder xplorr(XplorrFactory factory) {
            this.factory = Objects.requireNonNull(factory, "factory");
            return this;
        }

        /** Sets whether each test has its own world, which is the default, or the class has one. */
        public Builder lifetime(Lifetime lifetime) {
            this.lifetime = Objects.requireNonNull(lifetime, "lifetime");
            return this;
        }

        /** Allows to leave this behind; nothing by default. */
        public Builder allowing(Leak... leaks) {
            allowed.addAll(Arrays.asList(leaks));
            return this;
        }

        /** Allows to leave threads behind whose names begin so. */
        public Builder allowingThreads(String... prefixes) {
            allowedThreads.addAll(Arrays.asList(prefixes));
            return this;
        }

        /**
         * Sets for how long, in real time, threads and tasks may still be ending after everything was closed; 10 seconds by
         * default.
         */
        public Builder patience(Duration patience) {
            this.patience = Objects.requireNonNull(patience, "patience");
            return this;
        }

        public XplorrExtension build() {
            return new XplorrExtension(settings());
        }

        private Settings settings() {
            return new Settings(
                    estate, seed, startingAt, aws, store, factory, lifetime, allowed, allowedThreads, patience);
        }
    }
}
