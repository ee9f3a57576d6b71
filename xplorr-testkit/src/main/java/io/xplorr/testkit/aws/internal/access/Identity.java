package io.xplorr.testkit.aws.internal.access;

import io.xplorr.testkit.aws.access.AccessKey;
import io.xplorr.testkit.aws.access.Caller;
import io.xplorr.testkit.aws.access.Permissions;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Credentials, whom they stand for and what they permit. Thread-safe. */
public final class Identity {
    private final AccessKey key;
    private final Caller caller;
    private final Supplier<Permissions> permissions;
    private final AtomicReference<@Nullable Instant> expiry;

    Identity(AccessKey key, Caller caller, Supplier<Permissions> permissions, @Nullable Instant expiry) {
        this.key = key;
        this.caller = caller;
        this.permissions = permissions;
        this.expiry = new AtomicReference<>(expiry);
    }

    public AccessKey key() {
        return key;
    }

    public Caller caller() {
        return caller;
    }

    public Permissions permissions() {
        return permissions.get();
    }

    public Optional<Instant> expiry() {
        return Optional.ofNullable(expiry.get());
    }

    public boolean isExpired(Instant now) {
        return expiry().map(it -> !now.isBefore(it)).orElse(false);
    }

    /** Ends a session; a lasting key stays as it is. */
    public void expire(Instant now) {
        expiry.getAndUpdate(it -> it == null ? null : now);
    }
}
