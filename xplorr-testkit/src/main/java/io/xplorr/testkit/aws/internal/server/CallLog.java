package io.xplorr.testkit.aws.internal.server;

import io.xplorr.testkit.aws.call.Call;
import io.xplorr.testkit.aws.call.Calls;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The calls so far. Thread-safe. */
public final class CallLog {
    private final Queue<Call> calls = new ConcurrentLinkedQueue<>();

    void add(Call call) {
        calls.add(call);
    }

    public Calls calls() {
        return new Calls(List.copyOf(calls));
    }

    public void clear() {
        calls.clear();
    }
}
