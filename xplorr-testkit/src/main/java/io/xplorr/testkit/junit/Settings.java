package io.xplorr.testkit.junit;

import io.xplorr.store.Store;
import io.xplorr.testkit.aws.FakeAws;
import io.xplorr.testkit.aws.estate.Estate;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** What a world is made from. */
record Settings(
        Supplier<Estate> estate,
        long seed,
        Instant startingAt,
        UnaryOperator<FakeAws.Builder> aws,
        Function<TestWorld, Store> store,
        XplorrFactory factory,
        Lifetime lifetime,
        Set<Leak> allowed,
        List<String> allowedThreads,
        Duration patience) {
    static final String START = "2026-11-23T09:00:00Z";

    Settings {
        allowed = Set.copyOf(allowed);
        allowedThreads = List.copyOf(allowedThreads);
    }

    boolean looksFor(Leak leak) {
        return !allowed.contains(leak);
    }

    Settings allowingToo(Leak leak) {
        EnumSet<Leak> all = EnumSet.of(leak);
        all.addAll(allowed);
        return new Settings(estate, seed, startingAt, aws, store, factory, lifetime, all, allowedThreads, patience);
    }
}
