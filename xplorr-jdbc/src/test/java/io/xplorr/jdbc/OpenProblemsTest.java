package io.xplorr.jdbc;

import static io.xplorr.jdbc.Samples.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import io.xplorr.ErrorKind;
import io.xplorr.connection.ConnectionId;
import io.xplorr.record.DatasetId;
import io.xplorr.record.Scope;
import io.xplorr.record.Slice;
import io.xplorr.record.Window;
import io.xplorr.sync.CallSummary;
import io.xplorr.sync.Problem;
import io.xplorr.sync.ProblemCode;
import io.xplorr.sync.SliceOutcome;
import io.xplorr.sync.SyncListener;
import io.xplorr.sync.SyncResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which problems are open after which syncs. */
abstract class OpenProblemsTest {
    private static final Instant FIRST = Instant.parse("2026-11-23T06:00:00Z");
    private static final Instant SECOND = Instant.parse("2026-11-23T12:00:00Z");
    private static final Instant THIRD = Instant.parse("2026-11-23T18:00:00Z");
    private static final Duration TAKES = Duration.ofMinutes(1);
    private static final Slice FRANKFURT = inventory("eu-central-1");
    private static final Slice IRELAND = inventory("eu-west-1");
    private static final Problem DENIED = Problem.builder(ProblemCode.ACCESS_DENIED)
            .kind(ErrorKind.PERMISSION)
            .dataset(FRANKFURT.dataset())
            .action("ec2:DescribeInstances")
            .nativeCode("UnauthorizedOperation")
            .message("The role may not list instances.")
            .remedy("1. Update the role's stack.")
            .build();
    private static final Problem REJECTED = Problem.builder(ProblemCode.CREDENTIALS_REJECTED)
            .kind(ErrorKind.AUTHENTICATION)
            .message("The role does not let us in.")
            .remedy("1. Check the role.")
            .build();

    private JdbcStore store;
    private Tables tables;
    private SyncListener listener;

    abstract DataSource dataSource() throws Exception;

    @BeforeEach
    void open() throws Exception {
        DataSource dataSource = dataSource();
        store = JdbcStore.open(dataSource);
        tables = new Tables(dataSource);
        listener = store.problemListener();
    }

    @Test
    void problem_ofTwoRegions_isOpenInBoth() {
        sync(FIRST, List.of(kept(FRANKFURT), new SliceOutcome.Missing(IRELAND, DENIED)), List.of(DENIED));

        assertThat(store.reader().openProblems(ACME))
                .containsExactly(
                        new OpenProblem(
                                DENIED.at(FRANKFURT.dataset(), FRANKFURT.scope()),
                                FIRST.plus(TAKES),
                                FIRST.plus(TAKES)),
                        new OpenProblem(
                                DENIED.at(IRELAND.dataset(), IRELAND.scope()), FIRST.plus(TAKES), FIRST.plus(TAKES)));
    }

    @Test
    void problem_inWordsOfANewerRelease_isTakenForTheWorst() throws Exception {
        sync(FIRST, List.of(kept(FRANKFURT)), List.of(DENIED));
        tables.execute("UPDATE xplorr.problem SET kind = 'WEATHER', severity = 'CATASTROPHE'");

        Problem open = store.reader().openProblems(ACME).get(0).problem();

        assertThat(open.kind()).isEqualTo(ErrorKind.UNEXPECTED);
        assertThat(open.severity()).isEqualTo(Problem.Severity.ERROR);
    }

    @Test
    void problem_foundAgain_keepsWhenItWasFirstSeen() {
        sync(FIRST, List.of(kept(FRANKFURT)), List.of(DENIED));
        sync(SECOND, List.of(kept(FRANKFURT)), List.of(DENIED));

        OpenProblem open = store.reader().openProblems(ACME).get(0);
        assertThat(open.firstSeenAt()).isEqualTo(FIRST.plus(TAKES));
        assertThat(open.lastSeenAt()).isEqualTo(SECOND.plus(TAKES));
    }

    @Test
    void problem_ofARegionThatWasRead_isClosed_othersStay() {
        sync(FIRST, List.of(kept(FRANKFURT), kept(IRELAND)), List.of(DENIED));
        sync(SECOND, List.of(new SliceOutcome.Replaced(FRANKFURT, 1), notAttempted(IRELAND)), List.of());

        assertThat(store.reader().openProblems(ACME))
                .extracting(open -> open.problem().scope().orElseThrow())
                .containsExactly(IRELAND.scope());
    }

    @Test
    void problem_ofTheConnection_isOpenUntilTheNextSync() {
        sync(FIRST, List.of(), List.of(REJECTED));
        assertThat(store.reader().openProblems(ACME))
                .extracting(OpenProblem::problem)
                .containsExactly(REJECTED);

        sync(SECOND, List.of(kept(FRANKFURT)), List.of(DENIED));
        assertThat(store.reader().openProblems(ACME))
                .extracting(open -> open.problem().code())
                .containsExactly(ProblemCode.ACCESS_DENIED);
    }

    @Test
    void problem_ofTheConnection_thatHitEverySlice_isOpenOnceAndClosesNoOther() {
        sync(FIRST, List.of(kept(FRANKFURT)), List.of(DENIED));
        sync(
                SECOND,
                List.of(new SliceOutcome.Kept(FRANKFURT, REJECTED), new SliceOutcome.Missing(IRELAND, REJECTED)),
                List.of(REJECTED));
        Problem denied = DENIED.at(FRANKFURT.dataset(), FRANKFURT.scope());

        assertThat(store.reader().openProblems(ACME))
                .containsExactly(
                        new OpenProblem(denied, FIRST.plus(TAKES), FIRST.plus(TAKES)),
                        new OpenProblem(REJECTED, SECOND.plus(TAKES), SECOND.plus(TAKES)));

        sync(THIRD, List.of(new SliceOutcome.Replaced(IRELAND, 1)), List.of());
        assertThat(store.reader().openProblems(ACME))
                .extracting(OpenProblem::problem)
                .containsExactly(denied);
    }

    @Test
    void problems_areToldTheWorstFirst() {
        Problem warning = Problem.builder(ProblemCode.HISTORY_SHRUNK)
                .severity(Problem.Severity.WARNING)
                .message("Another account pays now.")
                .build();
        sync(FIRST, List.of(), List.of(warning));
        sync(SECOND, List.of(kept(FRANKFURT)), List.of(warning, DENIED));

        assertThat(store.reader().openProblems(ACME))
                .extracting(open -> open.problem().severity())
                .containsExactly(Problem.Severity.ERROR, Problem.Severity.WARNING);
    }

    @Test
    void whatStoppedASync_isNoOpenProblem() {
        sync(FIRST, List.of(notAttempted(FRANKFURT)), List.of(cancelled()));

        assertThat(store.reader().openProblems(ACME)).isEmpty();
    }

    @Test
    void syncThatWasSuperseded_changesNothing() {
        SyncResult late = result(store.open(ACME).number(), FIRST, List.of(kept(FRANKFURT)), List.of(DENIED));
        sync(SECOND, List.of(new SliceOutcome.Replaced(FRANKFURT, 1)), List.of());

        listener.syncEnded(late);

        assertThat(store.reader().openProblems(ACME)).isEmpty();
    }

    @Test
    void connections_doNotTouch_andARemovedOneHasNone() {
        sync(FIRST, List.of(kept(FRANKFURT)), List.of(DENIED));
        ConnectionId other = ConnectionId.of("other");
        store.open(other);
        store.remove(other);
        assertThat(store.reader().openProblems(ACME)).hasSize(1);
        assertThat(store.reader().openProblems(other)).isEmpty();

        store.remove(ACME);
        assertThat(store.reader().openProblems(ACME)).isEmpty();
    }

    private void sync(Instant startedAt, List<SliceOutcome> outcomes, List<Problem> problems) {
        listener.syncEnded(result(store.open(ACME).number(), startedAt, outcomes, problems));
    }

    private static SyncResult result(long run, Instant startedAt, List<SliceOutcome> outcomes, List<Problem> problems) {
        return SyncResult.of(ACME, run, startedAt, TAKES, outcomes, problems, List.of(), new CallSummary(Map.of()));
    }

    private static SliceOutcome kept(Slice slice) {
        return new SliceOutcome.Kept(slice, DENIED);
    }

    private static SliceOutcome notAttempted(Slice slice) {
        return new SliceOutcome.NotAttempted(slice, cancelled());
    }

    private static Problem cancelled() {
        return Problem.builder(ProblemCode.CANCELLED)
                .kind(ErrorKind.STOPPED)
                .message("Cancelled.")
                .build();
    }

    private static Slice inventory(String region) {
        return new Slice(DatasetId.of("inventory.instances"), Scope.region(region), Window.NOW);
    }
}
