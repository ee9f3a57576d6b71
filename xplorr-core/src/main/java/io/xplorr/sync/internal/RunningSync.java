package io.xplorr.sync.internal;

import io.xplorr.connection.ConnectionId;
import io.xplorr.sync.CallSummary;
import io.xplorr.sync.SyncRequest;
import io.xplorr.sync.SyncResult;
import io.xplorr.sync.SyncRun;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

/** The caller's handle on a run. Thread-safe. */
final class RunningSync implements SyncRun {
    private final ConnectionId connectionId;
    private final SyncRequest request;
    private final RunControl control;
    private final Instant askedAt;
    private final AtomicBoolean begun = new AtomicBoolean(); // or cancelled before
    private volatile long number;
    private final CompletableFuture<SyncResult> result = new CompletableFuture<>();

    RunningSync(ConnectionId connectionId, SyncRequest request, RunControl control, Instant askedAt) {
        this.connectionId = connectionId;
        this.request = request;
        this.control = control;
        this.askedAt = askedAt;
    }

    ConnectionId connectionId() {
        return connectionId;
    }

    SyncRequest request() {
        return request;
    }

    RunControl control() {
        return control;
    }

    /** Returns whether the run may begin: nobody has cancelled it while it was waiting for a thread. */
    boolean begin() {
        return begun.compareAndSet(false, true);
    }

    boolean reads(ConnectionId asked) {
        return connectionId.equals(asked);
    }

    /** Notes the number that the store gave to the run. */
    void opened(long number) {
        this.number = number;
    }

    /** Returns whether the store gave an earlier number to it, for the same connection. */
    boolean isOlder(ConnectionId asked, long than) {
        return connectionId.equals(asked) && number > 0 && number < than;
    }

    void complete(SyncResult value) {
        result.complete(value);
    }

    boolean isUnderWay(ConnectionId asked) {
        return !result.isDone() && reads(asked);
    }

    boolean asksFor(SyncRequest wanted) {
        return request.equals(wanted);
    }

    void fail(Throwable thrown) {
        result.completeExceptionally(thrown);
    }

    /** Ends the run, also one whose executor never gives it a thread. */
    @Override
    public void cancel() {
        control.stop(RunControl.cancelled());
        if (begun.compareAndSet(false, true)) {
            result.complete(SyncResult.of(
                    connectionId,
                    0,
                    askedAt,
                    Duration.ZERO,
                    List.of(),
                    List.of(RunControl.cancelled()),
                    List.of(),
                    new CallSummary(Map.of())));
        }
    }

    @Override
    public CompletionStage<SyncResult> completion() {
        return result.minimalCompletionStage();
    }

    @Override
    public SyncResult join() {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return result.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                    cancel();
                } catch (ExecutionException e) {
                    throw unwrapped(e);
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Waits for the end, however it comes. */
    void awaitEnd() {
        try {
            join();
        } catch (RuntimeException | Error e) {
            // the one who started it is told
        }
    }

    private static RuntimeException unwrapped(ExecutionException e) {
        if (e.getCause() instanceof RuntimeException cause) {
            return cause;
        }
        if (e.getCause() instanceof Error error) {
            throw error;
        }
        return new CompletionException(e.getCause());
    }
}
