package io.xplorr.testkit.aws.fault;

import io.xplorr.testkit.aws.access.ActionPattern;
import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;

/** Says which calls a fault hits: all of an action unless narrowed. Immutable and thread-safe. */
public final class CallMatcher {
    private final String action;
    private final ActionPattern pattern;
    private final Optional<String> region;
    private final Optional<String> accountId;
    private final Turn turn;

    /** Picks among the calls that match otherwise: the how-manieth it is, from 1, and how long ago it was armed. */
    @FunctionalInterface
    private interface Pick {
        boolean isHit(long nth, Duration sinceArmed);
    }

    private record Turn(String text, Pick pick) {}

    private CallMatcher(String action, Optional<String> region, Optional<String> accountId, Turn turn) {
        this.action = action;
        this.pattern = new ActionPattern(action);
        this.region = region;
        this.accountId = accountId;
        this.turn = turn;
    }

    /** Matches every call of an IAM action, which may have wildcards: {@code ec2:Describe*}. */
    public static CallMatcher action(String action) {
        return new CallMatcher(action, Optional.empty(), Optional.empty(), new Turn("", (nth, since) -> true));
    }

    public static CallMatcher anyCall() {
        return action("*");
    }

    public CallMatcher inRegion(String region) {
        return new CallMatcher(action, Optional.of(region), accountId, turn);
    }

    /** Narrows to calls that are signed with credentials of this account. */
    public CallMatcher inAccount(String accountId) {
        return new CallMatcher(action, region, Optional.of(accountId), turn);
    }

    /**
     * Hits the {@code n}-th matching call only, counted from 1 since the fault was armed. Calls that a fault of this kind
     * can do nothing to do not count.
     */
    public CallMatcher nth(long n) {
        Checks.positive("n", n);
        return turn(", call " + n, (nth, since) -> nth == n);
    }

    public CallMatcher first(long n) {
        Checks.positive("n", n);
        return turn(", the first " + n, (nth, since) -> nth <= n);
    }

    public CallMatcher everyNth(long n) {
        Checks.positive("n", n);
        return turn(", one of " + n, (nth, since) -> nth % n == 0);
    }

    /**
     * Hits a share of the calls, chosen by the seed and the number of the call.
     *
     * @param share from 0 to 1
     */
    public CallMatcher share(double share, long seed) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("share must be from 0 to 1, was: " + share);
        }
        return turn(
                ", a share of " + share + " with seed " + seed,
                (nth, since) -> new SplittableRandom(seed * 31 + nth).nextDouble() < share);
    }

    /** Hits calls for this long on the fake's clock, beginning when the fault is armed. */
    public CallMatcher during(Duration duration) {
        Checks.notNegative("duration", duration);
        return turn(", for " + duration, (nth, since) -> since.compareTo(duration) < 0);
    }

    private CallMatcher turn(String text, Pick pick) {
        return new CallMatcher(action, region, accountId, new Turn(text, pick));
    }

    boolean matches(String action, String region, String accountId) {
        return pattern.matches(action)
                && this.region.map(region::equals).orElse(true)
                && this.accountId.map(accountId::equals).orElse(true);
    }

    boolean isTurn(long nth, Duration sinceArmed) {
        return turn.pick().isHit(nth, sinceArmed);
    }

    @Override
    public String toString() {
        return action
                + region.map(it -> " in " + it).orElse("")
                + accountId.map(it -> " of " + it).orElse("")
                + turn.text();
    }
}
