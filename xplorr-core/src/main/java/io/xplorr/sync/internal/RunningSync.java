package io.xplorr.sync.internal;

import io.xplorr.connection.ConnectionId;
import io.xplorr.sync.SyncRequest;
import io.xplorr.sync.SyncResult;
import io.xplorr.sync.SyncRun;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;

/** The caller's handle on a run. Thread-safe. */
final class RunningSync implements SyncRun {
    private final ConnectionId connectionId;
    private final SyncRequest request;
    private final RunControl control;
    private final CompletableFuture<SyncResult> result = new CompletableFuture<>();

    RunningSync(ConnectionId connectionId, SyncRequest request, RunControl control) {
        this.connectionId = connectionId;
        this.request = request;
        this.control = control;
    }

    RunControl control() {
        return control;
    }

    /** Returns whether it is under way, and does what is asked for. */
    boolean serves(ConnectionId asked, SyncRequest wanted) {
        return !result.isDone() && connectionId.equals(asked) && request.equals(wanted);
    }

    void complete(SyncResult value) {
        result.complete(value);
    }

    void fail(Throwable thrown) {
        result.completeExceptionally(thrown);
    }

    @Override
    public void cancel() {
        control.stop(RunControl.cancelled());
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
