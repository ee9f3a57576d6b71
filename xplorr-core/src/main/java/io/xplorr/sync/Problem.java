package io.xplorr.sync;

import io.xplorr.ErrorKind;
import io.xplorr.record.DatasetId;
import io.xplorr.record.Scope;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One thing that went wrong, where, what it means and what to do about it. Holds no secret; account ids and role names
 * may occur in it. Immutable and thread-safe.
 */
public sealed interface Problem permits ProblemRecord {
    /** How much it matters. */
    enum Severity {
        /** Worth knowing; nothing is missing. */
        INFO,
        /** Something is older, or less, than it could be. */
        WARNING,
        /** Something was not read. */
        ERROR
    }

    static Builder builder(ProblemCode code) {
        return new Builder(code);
    }

    ProblemCode code();

    /** Returns how much it matters; {@link Severity#ERROR} by default. */
    Severity severity();

    /** Returns who has to act; {@link ErrorKind#UNEXPECTED} by default. */
    ErrorKind kind();

    /** Returns the dataset it is about; empty where it is about the whole connection. */
    Optional<DatasetId> dataset();

    Optional<Scope> scope();

    /** Returns the provider's action that failed, such as {@code ec2:DescribeInstances}. */
    Optional<String> action();

    /** Returns the provider's own error code. */
    Optional<String> nativeCode();

    /** Returns what happened, in one sentence for a person. */
    String message();

    /** Returns what a person can do about it; empty where there is nothing to do. */
    String remedy();

    /** Returns the same problem, told of one dataset and scope. */
    Problem at(DatasetId dataset, Scope scope);

    /** Builds a {@link Problem}. Not thread-safe. */
    final class Builder {
        private final ProblemCode code;
        private Severity severity = Severity.ERROR;
        private ErrorKind kind = ErrorKind.UNEXPECTED;
        private @Nullable DatasetId dataset;
        private @Nullable Scope scope;
        private @Nullable String action;
        private @Nullable String nativeCode;
        private String message = "";
        private String remedy = "";

        private Builder(ProblemCode code) {
            this.code = Objects.requireNonNull(code, "code");
        }

        public Builder severity(Severity severity) {
            this.severity = Objects.requireNonNull(severity, "severity");
            return this;
        }

        public Builder kind(ErrorKind kind) {
            this.kind = Objects.requireNonNull(kind, "kind");
            return this;
        }

        public Builder dataset(@Nullable DatasetId dataset) {
            this.dataset = dataset;
            return this;
        }

        public Builder scope(@Nullable Scope scope) {
            this.scope = scope;
            return this;
        }

        public Builder action(@Nullable String action) {
            this.action = action;
            return this;
        }

        public Builder nativeCode(@Nullable String nativeCode) {
            this.nativeCode = nativeCode;
            return this;
        }

        public Builder message(String message) {
            this.message = Objects.requireNonNull(message, "message");
            return this;
        }

        public Builder remedy(String remedy) {
            this.remedy = Objects.requireNonNull(remedy, "remedy");
            return this;
        }

        public Problem build() {
            return new ProblemRecord(
                    code,
                    severity,
                    kind,
                    Optional.ofNullable(dataset),
                    Optional.ofNullable(scope),
                    Optional.ofNullable(action),
                    Optional.ofNullable(nativeCode),
                    message,
                    remedy);
        }
    }
}
