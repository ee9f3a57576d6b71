package io.xplorr.sync.internal;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.retry.Retry;
import io.xplorr.ErrorKind;
import io.xplorr.record.Scope;
import io.xplorr.spi.CallError;
import io.xplorr.spi.CallException;
import io.xplorr.spi.CallRules;
import io.xplorr.sync.CallEvent;
import io.xplorr.sync.ProblemCode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One call with all its attempts: permits, circuit, slot, price, and what becomes of a failure. Used once, by one thread. */
final class GatedCall {
    private final PageGate gate;
    private final CallContext context;
    private final Scope scope;
    private final String action;
    private final CallRules rules;
    private final BigDecimal price;
    private final CircuitBreaker circuit;
    private final Retry.AsyncContext<Object> retry;
    private boolean granted;
    private long grantedAt;
    private boolean refreshed;
    private int attempt;

    GatedCall(PageGate gate, CallContext context, Scope scope, String action, long pricedUnits) {
        this.gate = gate;
        this.context = context;
        this.scope = scope;
        this.action = action;
        this.rules = context.policy().rulesOf(action, scope);
        this.price = rules.price().of(pricedUnits);
        this.circuit = context.circuits().of(rules.endpoint());
        this.retry = context.backoff().newCall();
    }

    <T> T run(Supplier<T> call) {
        Optional<CallException> before = Optional.empty();
        while (true) {
            gate.authenticate();
            awaitPermits(before);
            if (!circuit.tryAcquirePermission()) {
                context.limits().refund(rules.limits());
                before = Optional.of(pauseOrFail(circuitOpen(before), null));
                continue;
            }
            boolean slot = reserve();
            attempt++;
            long start = context.time().nanoTime();
            T answer;
            try {
                answer = send(call, slot);
            } catch (RuntimeException thrown) {
                before = failed(thrown, start);
                continue;
            } catch (Error thrown) {
                broken();
                throw thrown;
            }
            return answered(answer, start);
        }
    }

    /**
     * Waits for the permits of the next attempt.
     *
     * @param before how the attempt before failed, and how the call fails if its deadline does not leave the time
     */
    private void awaitPermits(Optional<CallException> before) {
        Duration wait = context.limits().reserve(rules.limits());
        try {
            if (before.isPresent() && !isInTime(wait)) {
                throw before.get();
            }
            if (!wait.isZero()) {
                context.control().sleep(wait);
            }
            context.control().check();
        } catch (RuntimeException e) {
            context.limits().refund(rules.limits());
            throw e;
        }
        if (!granted) {
            granted = true;
            grantedAt = context.time().nanoTime();
        }
    }

    private boolean isInTime(Duration wait) {
        long spent = context.time().nanoTime() - grantedAt;
        return wait.plusNanos(spent).compareTo(context.callDeadline()) < 0;
    }

    /**
     * Waits for a slot among the calls under way and puts the price aside.
     *
     * @return whether a slot was taken: not by who holds a place for an answer already, since those with slots may be
     *     waiting for that place
     */
    private boolean reserve() {
        boolean slot = false;
        try {
            if (!gate.hasPlace()) {
                context.control().acquire(context.calls());
                slot = true;
            }
            context.ledger().reserve(price);
            return slot;
        } catch (RuntimeException e) {
            circuit.releasePermission();
            context.limits().refund(rules.limits());
            release(slot);
            throw e;
        }
    }

    private void release(boolean slot) {
        if (slot) {
            context.calls().release();
        }
    }

    private <T> T send(Supplier<T> call, boolean slot) {
        context.places().enter(gate);
        try {
            return context.control().calling(call);
        } finally {
            context.places().leave();
            release(slot);
        }
    }

    private <T> T answered(T answer, long start) {
        circuit.onSuccess(context.time().nanoTime() - start, TimeUnit.NANOSECONDS);
        context.limits().answered(rules.limits());
        context.ledger().ended(action, price, true, false, false, attempt > 1);
        tell(CallEvent.Outcome.ANSWERED, start);
        gate.takePlace();
        return answer;
    }

    /** Counts an attempt of which nobody knows how far it came. */
    private void broken() {
        gate.close();
        circuit.releasePermission();
        context.ledger().ended(action, price, true, false, true, attempt > 1);
    }

    /** Returns if the call is to be sent again, with what to throw if there is no time for it. */
    private Optional<CallException> failed(RuntimeException thrown, long start) {
        if (thrown instanceof StoppedException) {
            broken(); // its answer may be on the way
            throw thrown;
        }
        gate.close();
        CallError error = context.policy().errorOf(action, scope, thrown);
        RuntimeException cause = ScrubbedException.of(thrown, context.policy()::scrub);
        boolean throttled = error.kind() == ErrorKind.THROTTLED;
        context.ledger().ended(action, price, error.maybeBilled(), throttled, true, attempt > 1);
        if (throttled) {
            context.limits().throttled(rules.limits());
        }
        if (error.kind() == ErrorKind.UNAVAILABLE && !context.control().isOver()) {
            circuit.onError(context.time().nanoTime() - start, TimeUnit.NANOSECONDS, cause);
        } else {
            circuit.releasePermission(); // the endpoint is up, whatever it thinks of us
        }
        tell(outcomeOf(error), start);
        context.control().check();
        return switch (error.reaction()) {
            case RETRY -> Optional.of(pauseOrFail(error, cause));
            case REFRESH_CREDENTIALS -> {
                refreshOrFail(error, cause);
                yield Optional.empty();
            }
            case RESTART_READ, TAKE_AS_EMPTY, NOT_APPLICABLE, DROP_OLDEST, FAIL ->
                throw new CallException(action, error, cause);
        };
    }

    private CallException pauseOrFail(CallError error, @Nullable RuntimeException cause) {
        CallException failure = new CallException(action, error.failing(), cause);
        long waitMillis = retry.onError(new CallException(action, error, cause));
        if (waitMillis < 0 || !isInTime(Duration.ofMillis(waitMillis))) {
            throw failure;
        }
        context.control().sleep(Duration.ofMillis(waitMillis));
        return failure;
    }

    private void refreshOrFail(CallError error, RuntimeException cause) {
        if (refreshed || !gate.credentialsExpired()) {
            throw new CallException(action, error.failing(), cause);
        }
        refreshed = true;
    }

    /**
     * Says that the endpoint is left alone for now.
     *
     * @param before how this call failed before, which tells more
     */
    private CallError circuitOpen(Optional<CallException> before) {
        String last =
                before.map(failure -> " At last: " + failure.error().message()).orElse("");
        return new CallError(
                ErrorKind.UNAVAILABLE,
                CallError.Reaction.RETRY,
                ProblemCode.UNAVAILABLE,
                Optional.empty(),
                rules.endpoint() + " has failed so often that it is asked only now and then." + last,
                before.map(failure -> failure.error().remedy())
                        .filter(remedy -> !remedy.isEmpty())
                        .orElse("Nothing to do: it is read again with the next sync."),
                Optional.empty(),
                false);
    }

    private CallEvent.Outcome outcomeOf(CallError error) {
        if (error.kind() == ErrorKind.THROTTLED) {
            return CallEvent.Outcome.THROTTLED;
        }
        return switch (error.reaction()) {
            case RETRY -> CallEvent.Outcome.BROKEN;
            case REFRESH_CREDENTIALS -> CallEvent.Outcome.EXPIRED;
            case RESTART_READ, TAKE_AS_EMPTY, NOT_APPLICABLE, DROP_OLDEST, FAIL -> CallEvent.Outcome.REFUSED;
        };
    }

    private void tell(CallEvent.Outcome outcome, long start) {
        Duration duration = Duration.ofNanos(context.time().nanoTime() - start);
        CallEvent event = new CallEvent(context.connectionId(), action, scope, attempt, outcome, duration);
        context.listeners().tell(listener -> listener.callEnded(event));
    }
}
