package io.xplorr.jdbc.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.xplorr.jdbc.TestPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.h2.tools.Server;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Worker processes that share schedules: one is killed, one is frozen until it is taken for dead and then goes on. The
 * others take over, nobody syncs a connection that another does, and who was taken for dead commits nothing. {@code
 * -Dxplorr.long=true}: 1,000 connections, four workers, and three syncs of each.
 */
@Timeout(600)
class ClusterKillTest {
    private static final boolean LONG = Boolean.getBoolean("xplorr.long");
    private static final int CONNECTIONS = LONG ? 1_000 : 100;
    private static final Duration PATIENCE = Duration.ofSeconds(LONG ? 240 : 100);
    /** Four heartbeats, two more until somebody looks, a poll, and a slow machine. */
    private static final Duration TAKEOVER =
            ClusterChild.HEARTBEAT.multipliedBy(6).plusSeconds(15);

    @RegisterExtension
    static final TestPostgres POSTGRES = new TestPostgres();

    @TempDir
    Path folder;

    private final Journal journal = new Journal();
    private final List<Worker> workers = new ArrayList<>();

    @Test
    void postgres_workerKilledAndWorkerFrozen_areTakenOver() throws Exception {
        POSTGRES.clear();
        killAndFreeze(POSTGRES.url());
    }

    @Test
    void h2Server_workerKilledAndWorkerFrozen_areTakenOver() throws Exception {
        Server server = Server.createTcpServer("-tcpPort", "0", "-ifNotExists", "-baseDir", folder.toString())
                .start();
        // Who freezes inside a transaction keeps its locks: others wait that long before they take over.
        String url = "jdbc:h2:tcp://127.0.0.1:" + server.getPort() + "/./store;LOCK_TIMEOUT=8000";
        try {
            killAndFreeze(url);
        } finally {
            server.stop();
        }
    }

    private void killAndFreeze(String url) throws Exception {
        try {
            Worker first = start("first", url);
            for (int more = 1; more < (LONG ? 3 : 2); more++) {
                start("survivor-" + more, url);
            }
            Until.holds("work under way", PATIENCE, () -> journal.started() > 20 && !isIdle("first"));
            first.kill();
            workers.remove(first);
            long killedAt = System.currentTimeMillis();
            List<Journal.Run> killed = journal.lost("first", killedAt);
            assertThat(killed).as("the killed worker was at work").isNotEmpty();
            Duration takeover = takenOver(killed, killedAt);
            Until.holds("every connection synced", PATIENCE, () -> journal.connectionsReplaced() == CONNECTIONS);

            Worker last = start("last", url);
            List<Journal.Run> frozen = freezeAtWork(last);
            Duration secondTakeover = takenOver(frozen, System.currentTimeMillis());
            last.thaw();
            Until.holds(
                    "the end of what was frozen",
                    PATIENCE,
                    () -> frozen.stream()
                            .allMatch(run -> journal.now(run).endedAt().isPresent()));
            assertThat(frozen)
                    .allSatisfy(run -> assertThat(journal.now(run).replaced())
                            .as("a stale commit of %s", run)
                            .isFalse());
            if (LONG) {
                Worker idle = start("more", url);
                Until.holds("three syncs of each", PATIENCE, () -> journal.started() > 3 * CONNECTIONS);
                assertThat(workers).contains(idle);
            }
            System.out.printf(
                    "%d connections, %d runs, longest gap %s, takeovers after %s and %s, stale commits %d%n",
                    CONNECTIONS,
                    journal.started(),
                    journal.longestGap(),
                    takeover,
                    secondTakeover,
                    journal.staleCommits().size());
            assertThat(journal.staleCommits()).isEmpty();
            assertThat(journal.twoAtOnce()).isEmpty();
            assertThat(journal.longestGap()).isLessThan(ClusterChild.INTERVAL.plus(TAKEOVER));
        } finally {
            for (Worker worker : workers) {
                worker.thaw();
                assertThat(worker.stop()).as("a worker ends when asked to").isTrue();
            }
        }
    }

    private Worker start(String name, String url) throws Exception {
        Worker worker = Worker.start(name, url, CONNECTIONS, journal);
        workers.add(worker);
        return worker;
    }

    /** Freezes a worker in the middle of a read; again, where the read was quicker. */
    private List<Journal.Run> freezeAtWork(Worker worker) throws Exception {
        for (int attempt = 0; attempt < 20; attempt++) {
            Until.holds("work under way", PATIENCE, () -> !isIdle("last"));
            worker.freeze();
            List<Journal.Run> frozen = journal.lost("last", System.currentTimeMillis());
            if (!frozen.isEmpty()) {
                return frozen;
            }
            worker.thaw();
        }
        throw new AssertionError("the worker was never frozen at work");
    }

    private boolean isIdle(String worker) {
        return journal.open(worker).isEmpty();
    }

    /** Waits until others have done what was lost, and returns how long the slowest took. */
    private Duration takenOver(List<Journal.Run> lost, long lostAt) {
        Until.holds(
                "takeover of " + lost,
                PATIENCE,
                () -> lost.stream().allMatch(run -> journal.successor(run).isPresent()));
        long slowest = lost.stream()
                .mapToLong(run -> journal.successor(run).orElseThrow().startedAt() - lostAt)
                .max()
                .orElseThrow();
        assertThat(Duration.ofMillis(slowest)).as("takeover of %s", lost).isLessThan(TAKEOVER);
        return Duration.ofMillis(slowest);
    }
}
