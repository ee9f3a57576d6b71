package io.xplorr.connection;

import io.xplorr.sync.CallSummary;
import io.xplorr.sync.Problem;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a verification found. Holds no secret. Immutable and thread-safe. */
public sealed interface ConnectionReport permits ConnectionReportRecord {
    /** What a report comes to. */
    enum Verdict {
        /** Safe, and everything that was asked for is readable. */
        WORKS,
        /** Safe, and some of what was asked for is readable; the rest is not, or could not be told. */
        WORKS_PARTLY,
        /** It cannot be read. */
        REFUSED,
        /** It must not be read: a check of safety failed. */
        UNSAFE,
        /**
         * A check that it depends on could not be made, of no dataset could be told, or nothing passed at all: nothing is
         * proved either way.
         */
        UNDECIDED
    }

    static Builder builder() {
        return new Builder();
    }

    /** Returns the checks, in the order in which they were made. */
    List<Check> checks();

    /** Returns whether each dataset is readable, in the provider's order; empty if it did not come to that. */
    List<DatasetPermission> permissions();

    /** Returns the provider's id of the account, where it came to that. */
    Optional<String> account();

    /** Returns the provider's unchanging id of the role or user, which a new one of the same name does not have. */
    Optional<String> principalUid();

    /** Returns the provider's id of the account that pays for this one, which may be itself; empty where it is not told. */
    Optional<String> payer();

    /** Returns what is worth knowing besides, such as that the payer is not connected. */
    List<Problem> remarks();

    /** Returns the calls that the verification made, and their price. */
    CallSummary calls();

    /** Returns what the report comes to. A dataset that was not tried counts neither way. */
    default Verdict verdict() {
        if (has(Check.Status.FAILED, Check.Weight.SAFETY)) {
            return Verdict.UNSAFE;
        }
        if (has(Check.Status.FAILED, Check.Weight.NEEDED)) {
            return Verdict.REFUSED;
        }
        if (has(Check.Status.UNKNOWN, Check.Weight.SAFETY) || has(Check.Status.UNKNOWN, Check.Weight.NEEDED)) {
            return Verdict.UNDECIDED;
        }
        boolean lacking = permissions().stream().anyMatch(DatasetPermission::isLacking);
        boolean granted =
                permissions().stream().anyMatch(permission -> permission.status() == DatasetPermission.Status.GRANTED);
        boolean unknown =
                permissions().stream().anyMatch(permission -> permission.status() == DatasetPermission.Status.UNKNOWN);
        if (!granted && unknown) {
            return Verdict.UNDECIDED;
        }
        if (!granted && lacking) {
            return Verdict.REFUSED;
        }
        if (!granted && checks().stream().noneMatch(check -> check.status() == Check.Status.PASSED)) {
            return Verdict.UNDECIDED; // an empty report must not connect anything
        }
        return lacking || unknown ? Verdict.WORKS_PARTLY : Verdict.WORKS;
    }

    /** Returns every problem once: those of the checks, of the datasets, and the remarks. */
    default List<Problem> problems() {
        Set<Problem> problems = new LinkedHashSet<>();
        Stream.of(
                        checks().stream().flatMap(check -> check.problem().stream()),
                        permissions().stream().flatMap(permission -> permission.problem().stream()),
                        remarks().stream())
                .flatMap(found -> found)
                .forEach(problems::add);
        return List.copyOf(problems);
    }

    /** Starts a copy. */
    default Builder toBuilder() {
        Builder builder = builder()
                .account(account().orElse(null))
                .principalUid(principalUid().orElse(null))
                .payer(payer().orElse(null));
        checks().forEach(builder::addCheck);
        permissions().forEach(builder::addPermission);
        remarks().forEach(builder::addRemark);
        return builder.calls(calls());
    }

    private boolean has(Check.Status status, Check.Weight weight) {
        return checks().stream().anyMatch(check -> check.status() == status && check.weight() == weight);
    }

    /** Builds a {@link ConnectionReport}. Not thread-safe. */
    final class Builder {
        private final List<Check> checks = new ArrayList<>();
        private final List<DatasetPermission> permissions = new ArrayList<>();
        private final List<Problem> remarks = new ArrayList<>();
        private @Nullable String account;
        private @Nullable String principalUid;
        private @Nullable String payer;
        private CallSummary calls = new CallSummary(Map.of());

        private Builder() {}

        public Builder addCheck(Check check) {
            checks.add(Objects.requireNonNull(check, "check"));
            return this;
        }

        public Builder addPermission(DatasetPermission permission) {
            permissions.add(Objects.requireNonNull(permission, "permission"));
            return this;
        }

        public Builder addRemark(Problem remark) {
            remarks.add(Objects.requireNonNull(remark, "remark"));
            return this;
        }

        public Builder account(@Nullable String account) {
            this.account = account;
            return this;
        }

        public Builder principalUid(@Nullable String principalUid) {
            this.principalUid = principalUid;
            return this;
        }

        public Builder payer(@Nullable String payer) {
            this.payer = payer;
            return this;
        }

        /** Sets the calls that were made; the engine does, a verifier need not. */
        public Builder calls(CallSummary calls) {
            this.calls = Objects.requireNonNull(calls, "calls");
            return this;
        }

        public ConnectionReport build() {
            return new ConnectionReportRecord(
                    List.copyOf(checks),
                    List.copyOf(permissions),
                    Optional.ofNullable(account),
                    Optional.ofNullable(principalUid),
                    Optional.ofNullable(payer),
                    List.copyOf(remarks),
                    calls);
        }
    }
}
