package io.xplorr.sync.internal;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.retry.Retry;
import io.xplorr.ErrorKind;
import io.xplorr.record.Scope;
import io.xplorr.spi.CallError;
import io.xplorr.spi.CallException;
import io.xplorr.spi.CallGate;
import io.xplorr.spi.CallRules;
import io.xplorr.spi.ProviderSession;
import io.xplorr.sync.CallEvent;
import io.xplorr.sync.ProblemCode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The gate for one page: the permits, the attempts and their price, the retries, and the place that the answer takes in
 * memory until the page is written and the gate closed. Not thread-safe.
 */
final class PageGate implements CallGate, AutoCloseable {
    private final CallContext context;
    private final Scope scope;
    private final @Nullable ProviderSession session; // absent where the caller authenticates by itself
    private boolean placeTaken;

    private PageGate(CallContext context, Scope scope, @Nullable ProviderSession session) {
        this.context = context;
        this.scope = scope;
        this.session = session;
    }

    /** Returns a gate whose calls carry the credentials of a session. */
    static PageGate authenticated(CallContext context, ProviderSession session, Scope scope) {
        return new PageGate(context, scope, session);
    }

    /** Returns a gate that takes calls as they are, whose answers are small and take no place. */
    static PageGate plain(CallContext context, Scope scope) {
        return new PageGate(context, scope, null);
    }

    @Override
    public <T> T call(String action, long pricedUnits, Supplier<T> call) {
        if (pricedUnits < 1) {
            throw new IllegalArgumentException("pricedUnits must be at least 1, was: " + pricedUnits);
        }
        return new Attempts(action, pricedUnits).run(call);
    }

    /** Waits for a place for an answer, unless this page has one. */
    void takePlace() {
        if (session != null && !placeTaken) {
            context.control().acquire(context.connectionSlots());
            try {
                context.control().acquire(context.places().process());
            } catch (RuntimeException e) {
                context.connectionSlots().release();
                throw e;
            }
            placeTaken = true;
        }
    }

    /** Gives the answer's place back. */
    @Override
    public void close() {
        if (placeTaken) {
            placeTaken = false;
            context.places().process().release();
            context.connectionSlots().release();
        }
    }

    private void authenticate(ProviderSession session) {
        context.control().acquire(context.authentication());
        try (PageGate gate = plain(context, session.primaryRegion())) {
            session.authenticate(gate);
        } catch (CallException e) {
            // No credentials, no run: the other reads would only ask again.
            context.control().stop(Problems.of(e));
            context.control().check();
            throw e;
        } finally {
            context.authentication().release();
        }
    }

    /** One call with all its attempts. */
    private final class Attempts {
        private final String action;
        private final CallRules rules;
        private final BigDecimal price;
        private final CircuitBreaker circuit;
        private final Retry.AsyncContext<Object> retry = context.backoff().newCall();
        private boolean refreshed;
        private int attempt;
        private long grantedAt;

        Attempts(String action, long pricedUnits) {
            this.action = action;
            this.rules = context.policy().rulesOf(action, scope);
            this.price = rules.price().of(pricedUnits);
            this.circuit = context.circuits().of(rules.endpoint());
        }

        <T> T run(Supplier<T> call) {
            while (true) {
                if (session != null) {
                    authenticate(session);
                }
                awaitPermits();
                context.ledger().reserve(price);
                if (circuit.tryAcquirePermission()) {
                    long start = context.time().nanoTime();
                    try {
                        return answered(send(call), start);
                    } catch (RuntimeException thrown) {
                        failed(thrown, start);
                    }
                } else {
                    context.ledger().release(price);
                    pauseOrFail(circuitOpen(), null);
                }
            }
        }

        private void awaitPermits() {
            Duration wait = context.limits().reserve(rules.limits());
            if (!wait.isZero()) {
                context.control().sleep(wait);
            }
            context.control().check();
            if (attempt++ == 0) {
                grantedAt = context.time().nanoTime();
            }
        }

        private <T> T send(Supplier<T> call) {
            if (session == null) {
                return context.control().calling(call);
            }
            context.places().enter(PageGate.this);
            try {
                return context.control().calling(call);
            } finally {
                context.places().leave();
            }
        }

        private <T> T answered(T answer, long start) {
            circuit.onSuccess(context.time().nanoTime() - start, TimeUnit.NANOSECONDS);
            context.limits().answered(rules.limits());
            context.ledger().ended(action, price, true, false, false, attempt > 1);
            tell(CallEvent.Outcome.ANSWERED, start);
            takePlace();
            return answer;
        }

        /** Returns if the call is to be sent again. */
        private void failed(RuntimeException thrown, long start) {
            close();
            if (thrown instanceof StoppedException) {
                circuit.releasePermission();
                context.ledger().ended(action, price, true, false, true, attempt > 1); // its answer may be on the way
                throw thrown;
            }
            CallError error = context.policy().errorOf(action, scope, thrown);
            RuntimeException cause = ScrubbedException.of(thrown, context.policy()::scrub);
            boolean throttled = error.kind() == ErrorKind.THROTTLED;
            context.ledger().ended(action, price, error.maybeBilled(), throttled, true, attempt > 1);
            if (throttled) {
                context.limits().throttled(rules.limits());
            }
            if (error.kind() == ErrorKind.UNAVAILABLE) {
                circuit.onError(context.time().nanoTime() - start, TimeUnit.NANOSECONDS, cause);
            } else {
                circuit.releasePermission(); // the endpoint is up, whatever it thinks of us
            }
            tell(outcomeOf(error), start);
            context.control().check();
            switch (error.reaction()) {
                case RETRY -> pauseOrFail(error, cause);
                case REFRESH_CREDENTIALS -> refreshOrFail(error, cause);
                case RESTART_READ, TAKE_AS_EMPTY, NOT_APPLICABLE, FAIL -> throw new CallException(action, error, cause);
            }
        }

        private void pauseOrFail(CallError error, @Nullable RuntimeException cause) {
            CallException failure = new CallException(action, error.failing(), cause);
            long waitMillis = retry.onError(new CallException(action, error, cause));
            long spent = context.time().nanoTime() - grantedAt;
            boolean inTime = waitMillis >= 0
                    && Duration.ofNanos(spent).plusMillis(waitMillis).compareTo(context.callDeadline()) < 0;
            if (!inTime) {
                throw failure;
            }
            context.control().sleep(Duration.ofMillis(waitMillis));
        }

        private void refreshOrFail(CallError error, RuntimeException cause) {
            if (refreshed || session == null) {
                throw new CallException(action, error.failing(), cause);
            }
            refreshed = true;
            session.credentialsExpired();
        }

        private CallError circuitOpen() {
            return new CallError(
                    ErrorKind.UNAVAILABLE,
                    CallError.Reaction.RETRY,
                    ProblemCode.UNAVAILABLE,
                    Optional.empty(),
                    rules.endpoint() + " has failed so often that it is asked only now and then.",
                    "Nothing to do: it is read again with the next sync.",
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
                case RESTART_READ, TAKE_AS_EMPTY, NOT_APPLICABLE, FAIL -> CallEvent.Outcome.REFUSED;
            };
        }

        private void tell(CallEvent.Outcome outcome, long start) {
            Duration duration = Duration.ofNanos(context.time().nanoTime() - start);
            CallEvent event = new CallEvent(context.connectionId(), action, scope, attempt, outcome, duration);
            context.listeners().tell(listener -> listener.callEnded(event));
        }
    }
}
