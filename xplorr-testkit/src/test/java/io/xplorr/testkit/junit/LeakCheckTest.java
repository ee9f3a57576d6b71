package io.xplorr.testkit.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.xplorr.Xplorr;
import io.xplorr.connection.ConnectionId;
import io.xplorr.record.CloudRecord;
import io.xplorr.spi.Dataset;
import io.xplorr.spi.PageRequest;
import io.xplorr.store.SliceState;
import io.xplorr.store.Store;
import io.xplorr.store.StoreRun;
import io.xplorr.sync.SyncRequest;
import io.xplorr.testkit.FakeCall;
import io.xplorr.testkit.FakeFailure;
import io.xplorr.testkit.FakeProvider;
import io.xplorr.testkit.ManualClock;
import io.xplorr.testkit.RecordingStore;
import io.xplorr.testkit.aws.FakeAws;
import io.xplorr.testkit.aws.fault.CallMatcher;
import io.xplorr.testkit.aws.fault.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.testkit.engine.EngineTestKit;

/** A test that leaves something behind fails, and is told what. */
class LeakCheckTest {
    private static final CountDownLatch THE_END = new CountDownLatch(1);
    private static final Duration A_MOMENT = Duration.ofMillis(100);
    private static final Function<PageRequest, List<? extends CloudRecord>> NOTHING = request -> List.of();
    private static final Dataset THINGS = Dataset.builder("inventory.things").build();

    @AfterAll
    static void letThreadsEnd() {
        THE_END.countDown();
    }

    @Test
    void threadThatLivesOn_isNamedWithWhatItDoes() {
        assertThat(Runs.failuresOf(LeavesAThread.class))
                .singleElement()
                .satisfies(message -> assertThat(message)
                        .startsWith("startsAThread(FakeAws) has left something behind:\n- ")
                        .contains("thread \"poller\" has not ended [WAITING]", "LeakCheckTest.waitForTheEnd"));
    }

    @Test
    void threadThatIsAllowed_isNone() {
        assertThat(Runs.failuresOf(LeavesAThreadThatIsAllowed.class)).isEmpty();
        assertThat(Runs.failuresOf(LeavesAThreadWhereThreadsAreAllowed.class)).isEmpty();
    }

    @Test
    void threadWhereTestsRunInParallel_isNobodys() {
        assertThat(Runs.failures(EngineTestKit.engine("junit-jupiter")
                        .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
                        .selectors(selectClass(LeavesAThread.class))
                        .execute()))
                .isEmpty();
    }

    @Test
    void faultThatNoCallMet_isNamed() {
        assertThat(Runs.failuresOf(ArmsAFaultInVain.class))
                .singleElement()
                .satisfies(
                        message -> assertThat(message)
                                .contains(
                                        "fault was armed and never met: Throttle[] on ec2:Describe* in eu-west-1, met 0 of 0 calls"));
    }

    @Test
    void failureOfAFakeProviderThatNoCallMet_isNamed() {
        assertThat(Runs.failuresOf(ExpectsNone.class))
                .singleElement()
                .satisfies(message -> assertThat(message).contains("- unread mail: letter\n- unread mail: card"));
    }

    @Test
    void syncThatNobodyEnded_isTold() {
        assertThat(Runs.failuresOf(LeavesASync.class))
                .singleElement()
                .satisfies(message -> assertThat(message)
                        .contains(
                                "Xplorr was not closed, its provider is open: fake",
                                "tasks have not ended on the executor of the manual clock",
                                "run 1 of connection acme was not closed"));
    }

    @Test
    void syncOfTheGivenXplorr_thatNobodyJoined_isTold() {
        assertThat(Runs.failuresOf(JoinsNoSync.class))
                .singleElement()
                .satisfies(message -> assertThat(message).contains("run 1 of connection acme was not closed"));
    }

    @Test
    void syncOfTheGivenXplorr_thatWasJoined_isNone() {
        assertThat(Runs.failuresOf(JoinsItsSync.class)).isEmpty();
    }

    @Test
    void failureOfAWatchedProvider_thatNoCallMet_isNamed() {
        assertThat(Runs.failuresOf(SetsAFailureInVain.class))
                .singleElement()
                .satisfies(message -> assertThat(message)
                        .contains("failure was set and never met: ACCESS_DENIED on fake:inventory.things"));
    }

    @Test
    void storeThatCanBeClosed_isClosedAfterTheXplorr() {
        KeepsAnOpenStore.events.clear();

        assertThat(Runs.failuresOf(KeepsAnOpenStore.class)).isEmpty();
        assertThat(KeepsAnOpenStore.events).containsExactly("Xplorr", "store");
    }

    @Test
    void runThatWasNotClosed_isTold() {
        assertThat(Runs.failuresOf(LeavesARun.class))
                .singleElement()
                .satisfies(message -> assertThat(message).contains("run 1 of connection acme was not closed"));
    }

    @Test
    void leakAfterAFailure_isSuppressedByTheFailure() {
        assertThat(Runs.failures(Runs.of(FailsAndLeaks.class))).singleElement().satisfies(failure -> {
            assertThat(failure).hasMessage("the test's own");
            assertThat(failure.getSuppressed())
                    .singleElement()
                    .satisfies(leak -> assertThat(leak).hasMessageContaining("never met"));
        });
    }

    @Test
    void leakOfAnAbortedTest_isNone() {
        assertThat(Runs.of(AbortsAfterArming.class).testEvents().aborted().count())
                .isEqualTo(1);
    }

    @Test
    void leakOfASharedWorld_failsTheClass() {
        assertThat(Runs.failuresOf(SharesAWorldThatLeaks.class))
                .singleElement()
                .satisfies(message ->
                        assertThat(message).contains("SharesAWorldThatLeaks has left something behind", "never met"));
    }

    @Test
    void resourceThatFailsToClose_failsTheTestAndKeepsNoOtherOpen() {
        assertThat(Runs.failuresOf(FailsToClose.class)).containsExactly("the second one is stuck");
        assertThat(FailsToClose.closed).containsExactly("third", "first");
    }

    private static void startPoller() {
        Thread thread = new Thread(LeakCheckTest::waitForTheEnd, "poller");
        thread.setDaemon(true);
        thread.start();
        while (thread.isAlive() && thread.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
    }

    private static FakeProvider things(TestWorld world, Consumer<FakeCall> onCall) {
        FakeProvider provider =
                FakeProvider.builder(world.clock()).addDataset(THINGS, NOTHING).build();
        provider.onCall(onCall);
        return provider;
    }

    private static void awaitARun(TestWorld world) {
        while (world.store().openRuns().isEmpty()) {
            Thread.onSpinWait();
        }
    }

    private static void waitForTheEnd() {
        await(THE_END);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static class LeavesAThread {
        @RegisterExtension
        static final XplorrExtension XPLORR =
                XplorrExtension.builder().patience(A_MOMENT).build();

        @Test
        void startsAThread(FakeAws aws) {
            startPoller();
        }
    }

    static class LeavesAThreadThatIsAllowed {
        @RegisterExtension
        static final XplorrExtension XPLORR =
                XplorrExtension.builder().allowingThreads("poll").build();

        @Test
        void startsAThread() {
            startPoller();
        }
    }

    @XplorrTest(allowing = Leak.THREADS)
    static class LeavesAThreadWhereThreadsAreAllowed {
        @Test
        void startsAThread() {
            startPoller();
        }
    }

    @XplorrTest
    static class ArmsAFaultInVain {
        @Test
        void armsAFault(FakeAws aws) {
            aws.arm(Fault.throttle(), CallMatcher.action("ec2:Describe*").inRegion("eu-west-1"));
        }
    }

    @XplorrTest
    static class ExpectsNone {
        @Test
        void leavesMail(TestWorld world) {
            world.expectNone("unread mail", () -> List.of("letter", "card"));
            world.expectNone("unpaid bills", List::of);
        }
    }

    static class LeavesASync {
        @RegisterExtension
        static final XplorrExtension XPLORR =
                XplorrExtension.builder().patience(A_MOMENT).build();

        @Test
        void startsASync(TestWorld world) {
            FakeProvider provider = things(world, call -> waitForTheEnd());
            Xplorr forgotten =
                    world.newBuilder().addProvider(world.watched(provider)).build();
            forgotten.start(FakeProvider.connection("acme"), SyncRequest.defaults());
            awaitARun(world);
        }
    }

    static class JoinsNoSync {
        private final CountDownLatch closing = new CountDownLatch(1);

        @RegisterExtension
        final XplorrExtension xplorr = XplorrExtension.builder()
                .xplorr(world -> world.newBuilder()
                        .addProvider(things(world, call -> await(closing)))
                        .build())
                .build();

        @Test
        void startsASync(TestWorld world, Xplorr xplorr) {
            xplorr.start(FakeProvider.connection("acme"), SyncRequest.defaults());
            awaitARun(world);
            world.closing(closing::countDown); // the sync ends no sooner
        }
    }

    static class JoinsItsSync {
        @RegisterExtension
        final XplorrExtension xplorr = XplorrExtension.builder()
                .xplorr(world -> world.newBuilder()
                        .addProvider(world.watched(things(world, call -> {})))
                        .build())
                .build();

        @Test
        void syncs(Xplorr xplorr) {
            xplorr.start(FakeProvider.connection("acme"), SyncRequest.defaults())
                    .join();
        }
    }

    static class SetsAFailureInVain {
        @RegisterExtension
        final XplorrExtension xplorr = XplorrExtension.builder()
                .xplorr(world -> {
                    FakeProvider provider = things(world, call -> {});
                    provider.failNext("fake:inventory.things", FakeFailure.denied());
                    return world.newBuilder()
                            .addProvider(world.watched(provider))
                            .build();
                })
                .build();

        @Test
        void syncsNothing(Xplorr xplorr) {
            assertThat(xplorr).isNotNull();
        }
    }

    static class KeepsAnOpenStore {
        private static final List<String> events = new ArrayList<>();

        @RegisterExtension
        final XplorrExtension xplorr = XplorrExtension.builder()
                .store(world -> new ClosableStore(events))
                .xplorr(world -> {
                    Xplorr made = world.newBuilder()
                            .addProvider(things(world, call -> {}))
                            .build();
                    world.closing(() -> events.add("Xplorr"));
                    return made;
                })
                .build();

        @Test
        void opensAStore(Xplorr xplorr) {
            assertThat(events).isEmpty();
        }
    }

    /** A store that holds something open, as one over a file does. */
    private record ClosableStore(Store right, List<String> events) implements Store, AutoCloseable {
        ClosableStore(List<String> events) {
            this(Store.inMemory(), events);
        }

        @Override
        public StoreRun open(ConnectionId connectionId) {
            return right.open(connectionId);
        }

        @Override
        public List<SliceState> states(ConnectionId connectionId) {
            return right.states(connectionId);
        }

        @Override
        public void remove(ConnectionId connectionId) {
            right.remove(connectionId);
        }

        @Override
        public void close() {
            events.add("store");
        }
    }

    @XplorrTest
    static class LeavesARun {
        @Test
        void opensARun(RecordingStore store) {
            store.open(ConnectionId.of("acme"));
        }
    }

    @XplorrTest
    static class FailsAndLeaks {
        @Test
        void fails(FakeAws aws) {
            aws.arm(Fault.throttle(), CallMatcher.anyCall());
            throw new AssertionError("the test's own");
        }
    }

    @XplorrTest
    static class AbortsAfterArming {
        @Test
        void aborts(FakeAws aws) {
            aws.arm(Fault.throttle(), CallMatcher.anyCall());
            assumeTrue(false, "not on this machine");
        }
    }

    @XplorrTest(lifetime = Lifetime.CLASS)
    static class SharesAWorldThatLeaks {
        @Test
        void armsAFault(FakeAws aws) {
            aws.arm(Fault.throttle(), CallMatcher.anyCall());
        }

        @Test
        void doesNothing(ManualClock clock) {
            assertThat(clock.tasks()).isZero();
        }
    }

    @XplorrTest
    static class FailsToClose {
        private static final List<String> closed = new ArrayList<>();

        @Test
        void handsOverResources(TestWorld world) {
            world.closing(() -> closed.add("first"));
            world.closing(() -> {
                throw new IllegalStateException("the second one is stuck");
            });
            world.closing(() -> closed.add("third"));
        }
    }
}
