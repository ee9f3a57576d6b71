package io.xplorr.testkit.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xplorr.Xplorr;
import io.xplorr.record.CloudRecord;
import io.xplorr.record.ResourceRecord;
import io.xplorr.record.ResourceType;
import io.xplorr.spi.Dataset;
import io.xplorr.spi.PageRequest;
import io.xplorr.store.InMemoryStore;
import io.xplorr.store.Store;
import io.xplorr.sync.SyncStatus;
import io.xplorr.testkit.FakeProvider;
import io.xplorr.testkit.ManualClock;
import io.xplorr.testkit.RecordingStore;
import io.xplorr.testkit.aws.FakeAws;
import io.xplorr.testkit.aws.estate.Account;
import io.xplorr.testkit.aws.estate.Estate;
import io.xplorr.testkit.aws.estate.Instance;
import java.io.IOException;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a test is given, and for how long. */
class XplorrExtensionTest {
    private static final Dataset THINGS = Dataset.builder("inventory.things").build();

    @Test
    void parameters_ofOneTest_belongTogether() {
        assertThat(Runs.failuresOf(TakesAll.class)).isEmpty();
    }

    @Test
    void worlds_ofTests_areTheirOwn_andClosedAfterwards() {
        Seen.reset();
        assertThat(Runs.failuresOf(EachItsOwn.class)).isEmpty();
        assertThat(Seen.endpoints)
                .hasSize(2)
                .doesNotHaveDuplicates()
                .allSatisfy(endpoint -> assertThatThrownBy(
                                () -> new Socket(endpoint.getHost(), endpoint.getPort()).close())
                        .isInstanceOf(ConnectException.class));
    }

    @Test
    void world_ofAClass_isSharedWithItsNestedClasses() {
        Seen.reset();
        assertThat(Runs.failuresOf(AllTheSame.class)).isEmpty();
        assertThat(Seen.endpoints).hasSize(3);
        assertThat(new HashSet<>(Seen.endpoints)).hasSize(1);
    }

    @Test
    void annotation_ofAnOuterClass_holdsForNestedOnes() {
        assertThat(Runs.failuresOf(OnTheOutside.class)).isEmpty();
        assertThat(Runs.of(OnTheOutside.class).testEvents().succeeded().count()).isEqualTo(1);
    }

    @Test
    void annotation_ofOnesOwn_mayBeMadeOfIt() {
        assertThat(Runs.failuresOf(WithItsOwnAnnotation.class)).isEmpty();
    }

    @Test
    void estateStoreAndFactory_areThoseThatWereChosen() {
        assertThat(Runs.failuresOf(ChoosesEverything.class)).isEmpty();
    }

    @Test
    void seeds_makeEstates() {
        assertThat(ids(ReadyEstate.COMPANY.create(1))).isEqualTo(ids(ReadyEstate.COMPANY.create(1)));
        assertThat(ids(ReadyEstate.COMPANY.create(1))).isNotEqualTo(ids(ReadyEstate.COMPANY.create(2)));
    }

    @Test
    void xplorr_withoutAFactory_tellsHowToGiveOne() {
        assertThat(Runs.failuresOf(WantsAnXplorr.class))
                .singleElement()
                .satisfies(message -> assertThat(message).contains("@XplorrTest(factory = ...)"));
    }

    @Test
    void xplorr_ofAFactoryThatFails_tellsWhy() {
        assertThat(Runs.failuresOf(HasABadFactory.class))
                .singleElement()
                .satisfies(message ->
                        assertThat(message).contains("the factory of the Xplorr failed: java.io.IOException: no disk"));
    }

    @Test
    void constructor_inAWorldForEachTest_tellsWhatItNeeds() {
        assertThat(Runs.failuresOf(WantsItEarly.class))
                .singleElement()
                .satisfies(message -> assertThat(message).contains("the lifetime must be CLASS"));
    }

    @Test
    void sharedWorld_ofAnInstance_tellsWhatItNeeds() {
        assertThat(Runs.failuresOf(SharesByAnInstance.class))
                .singleElement()
                .satisfies(message -> assertThat(message).contains("must be a static field"));
    }

    private static Set<String> ids(Estate estate) {
        Set<String> ids = new HashSet<>();
        estate.inventory()
                .resources(Instance.class, "444455556666", "us-east-1")
                .forEach(instance -> ids.add(instance.id()));
        return ids;
    }

    private static List<? extends CloudRecord> oneThing(PageRequest request) {
        return List.of(ResourceRecord.builder(request.origin(), "thing-1", ResourceType.COMPUTE_INSTANCE)
                .build());
    }

    /** What tests saw that have ended. */
    private static final class Seen {
        private static final List<URI> endpoints = new ArrayList<>();

        static void reset() {
            endpoints.clear();
        }
    }

    static final class OverAFakeProvider implements XplorrFactory {
        @Override
        public Xplorr create(TestWorld world) {
            FakeProvider provider = FakeProvider.builder(world.clock())
                    .addDataset(THINGS, XplorrExtensionTest::oneThing)
                    .latency((action, scope) -> Duration.ofMinutes(1))
                    .build();
            return world.newBuilder().addProvider(provider).build();
        }
    }

    @XplorrTest(factory = OverAFakeProvider.class, startingAt = "2026-03-01T00:00:00Z", estate = ReadyEstate.STARTUP)
    static class TakesAll {
        @Test
        void takesAll(
                TestWorld world, FakeAws aws, Estate estate, ManualClock clock, RecordingStore store, Xplorr xplorr) {
            assertThat(world.aws()).isSameAs(aws);
            assertThat(aws.estate()).isSameAs(estate);
            assertThat(estate.accounts()).extracting(Account::name).containsExactly("Startup");
            assertThat(aws.clock().instant()).isEqualTo(Instant.parse("2026-03-01T00:00:00Z"));
            assertThat(xplorr.sync(FakeProvider.connection("acme")).status()).isEqualTo(SyncStatus.COMPLETE);
            assertThat(store.records(FakeProvider.connection("acme").id(), THINGS.id()))
                    .hasSize(1);
            assertThat(clock.now()).isAfter(Instant.parse("2026-03-01T00:01:00Z"));
            assertThat(aws.clock().instant()).isEqualTo(clock.now());
        }
    }

    @XplorrTest
    static class EachItsOwn {
        @BeforeEach
        void note(FakeAws aws) {
            Seen.endpoints.add(aws.endpoint());
        }

        @Test
        void first(FakeAws aws) {
            assertThat(Seen.endpoints).contains(aws.endpoint());
        }

        @Test
        void second(FakeAws aws) {
            assertThat(Seen.endpoints).contains(aws.endpoint());
        }
    }

    @XplorrTest(lifetime = Lifetime.CLASS)
    static class AllTheSame {
        AllTheSame(ManualClock clock) {
            assertThat(clock.now()).isNotNull();
        }

        @BeforeEach
        void note(FakeAws aws) {
            Seen.endpoints.add(aws.endpoint());
        }

        @Test
        void first() {}

        @Test
        void second() {}

        @Nested
        class Inside {
            @Test
            void third() {}
        }
    }

    @XplorrTest(estate = ReadyEstate.STARTUP)
    static class OnTheOutside {
        @Nested
        class Inside {
            @Nested
            class FarInside {
                @Test
                void takesTheEstate(Estate estate) {
                    assertThat(estate.accounts()).hasSize(1);
                }
            }
        }
    }

    @XplorrTest(estate = ReadyEstate.ENTERPRISE)
    @Retention(RetentionPolicy.RUNTIME)
    @interface EnterpriseTest {}

    @EnterpriseTest
    static class WithItsOwnAnnotation {
        @Test
        void takesTheEstate(Estate estate) {
            assertThat(estate.accounts()).hasSize(40);
        }
    }

    static class ChoosesEverything {
        private final InMemoryStore kept = Store.inMemory();

        @RegisterExtension
        final XplorrExtension xplorr = XplorrExtension.builder()
                .estate(Estate.builder().account("111122223333", "Mine").build())
                .startingAt("2025-12-31T23:59:59Z")
                .seed(7)
                .aws(aws -> aws.verifySignatures())
                .store(world -> kept)
                .xplorr(new OverAFakeProvider())
                .build();

        @Test
        void takesThem(Estate estate, Xplorr xplorr) {
            xplorr.sync(FakeProvider.connection("acme"));

            assertThat(estate.findAccount("111122223333")).isPresent();
            assertThat(kept.records(FakeProvider.connection("acme").id(), THINGS.id()))
                    .singleElement()
                    .satisfies(row -> assertThat(row.observedAt()).isAfter(Instant.parse("2025-12-31T23:59:59Z")));
        }
    }

    @XplorrTest
    static class WantsAnXplorr {
        @Test
        void wantsOne(Xplorr xplorr) {
            xplorr.close();
        }
    }

    static class HasABadFactory {
        @RegisterExtension
        static final XplorrExtension XPLORR = XplorrExtension.builder()
                .xplorr(world -> {
                    throw new IOException("no disk");
                })
                .build();

        @Test
        void wantsOne(Xplorr xplorr) {
            xplorr.close();
        }
    }

    @XplorrTest
    static class WantsItEarly {
        WantsItEarly(ManualClock clock) {
            clock.advance(Duration.ofDays(1));
        }

        @Test
        void nothing() {}
    }

    static class SharesByAnInstance {
        @RegisterExtension
        final XplorrExtension xplorr =
                XplorrExtension.builder().lifetime(Lifetime.CLASS).build();

        @Test
        void nothing() {}
    }
}
