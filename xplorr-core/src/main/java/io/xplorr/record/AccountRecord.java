package io.xplorr.record;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One account of an organisation. Immutable and thread-safe. */
public sealed interface AccountRecord extends CloudRecord permits AccountRecordRow {
    /**
     * Starts an account.
     *
     * @param id the provider's id, such as twelve digits
     */
    static Builder builder(Origin origin, String id) {
        return new Builder(origin, id);
    }

    String id();

    /** Returns the provider's full id; the id by default. */
    String uid();

    Optional<String> name();

    /** Returns the address of its owner, which is personal data; absent from {@link Object#toString()}. */
    Optional<String> email();

    AccountState state();

    /** Returns the provider's word for the state. */
    Optional<String> nativeState();

    Optional<Instant> joinedAt();

    /** Returns how it came into the organisation, in the provider's word. */
    Optional<String> joinMethod();

    /** Returns the units above it, from the root down; empty where the provider was not asked. */
    List<Ref> parentPath();

    /** Returns whether it is the payer of its organisation. */
    boolean isManagement();

    Map<String, String> tags();

    @Override
    default Optional<Instant> periodStart() {
        return Optional.empty();
    }

    /** Builds an {@link AccountRecord}. Not thread-safe. */
    final class Builder {
        private final Origin origin;
        private final String id;
        private @Nullable String uid;
        private @Nullable String name;
        private @Nullable String email;
        private AccountState state = AccountState.UNKNOWN;
        private @Nullable String nativeState;
        private @Nullable Instant joinedAt;
        private @Nullable String joinMethod;
        private List<Ref> parentPath = List.of();
        private boolean management;
        private final TreeMap<String, String> tags = new TreeMap<>();

        private Builder(Origin origin, String id) {
            this.origin = Objects.requireNonNull(origin, "origin");
            this.id = Objects.requireNonNull(id, "id");
        }

        public Builder uid(@Nullable String uid) {
            this.uid = uid;
            return this;
        }

        public Builder name(@Nullable String name) {
            this.name = name;
            return this;
        }

        public Builder email(@Nullable String email) {
            this.email = email;
            return this;
        }

        /** Sets the state, in neutral words and in the provider's; null where the provider does not say. */
        public Builder state(AccountState state, @Nullable String nativeState) {
            this.state = Objects.requireNonNull(state, "state");
            this.nativeState = nativeState;
            return this;
        }

        public Builder joinedAt(@Nullable Instant joinedAt) {
            this.joinedAt = joinedAt;
            return this;
        }

        public Builder joinMethod(@Nullable String joinMethod) {
            this.joinMethod = joinMethod;
            return this;
        }

        public Builder parentPath(List<Ref> parentPath) {
            this.parentPath = List.copyOf(parentPath);
            return this;
        }

        public Builder management(boolean management) {
            this.management = management;
            return this;
        }

        public Builder tag(String key, String value) {
            tags.put(key, value);
            return this;
        }

        public AccountRecord build() {
            return new AccountRecordRow(
                    origin,
                    id,
                    uid == null ? id : uid,
                    Optional.ofNullable(name),
                    Optional.ofNullable(email),
                    state,
                    Optional.ofNullable(nativeState),
                    Optional.ofNullable(joinedAt),
                    Optional.ofNullable(joinMethod),
                    parentPath,
                    management,
                    Collections.unmodifiableMap(new TreeMap<>(tags)));
        }
    }
}
