package io.xplorr.aws.internal.session;

import io.xplorr.ErrorKind;
import io.xplorr.aws.AwsProblems;
import io.xplorr.connection.CredentialSource;
import io.xplorr.connection.ExternalId;
import io.xplorr.spi.CallError;
import io.xplorr.spi.CallException;
import io.xplorr.spi.CallGate;
import io.xplorr.spi.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;
import software.amazon.awssdk.services.sts.model.Credentials;

/**
 * The session of a role: assumed at the first call, and again shortly before it expires, by one caller while the others
 * wait. Thread-safe.
 */
final class AssumedRole implements SessionCredentials {
    private static final Duration LONGEST_LEAD = Duration.ofMinutes(5);

    private final Supplier<StsClient> sts;
    private final AssumeRoleRequest request;
    private final CredentialSource.Role role;
    private final TimeSource time;
    private final ReentrantLock lock = new ReentrantLock();
    // What this thread's last call was signed with: only that session is marked when the call is refused, not the one
    // that another thread has fetched meanwhile.
    @SuppressWarnings("ThreadLocalUsage") // it lives and dies with the session
    private final ThreadLocal<Session> used = new ThreadLocal<>();

    private volatile @Nullable Session current;

    AssumedRole(Supplier<StsClient> sts, AssumeRoleRequest request, CredentialSource.Role role, TimeSource time) {
        this.sts = sts;
        this.request = request;
        this.role = role;
        this.time = time;
    }

    @Override
    public void ensure(CallGate calls) {
        if (lasts(current)) {
            return;
        }
        lock.lock();
        try {
            if (!lasts(current)) {
                current = assume(calls);
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public AwsCredentials resolveCredentials() {
        Session session = current;
        if (session == null) {
            throw new IllegalStateException("no call may be made before the role has been assumed");
        }
        used.set(session);
        return session.credentials;
    }

    @Override
    public void expired() {
        Session session = used.get();
        if (session != null) {
            session.refused = true;
        }
    }

    @Override
    public Collection<String> secrets() {
        Session session = current;
        Stream<String> ofSession = session == null
                ? Stream.empty()
                : Stream.of(session.credentials.secretAccessKey(), session.credentials.sessionToken());
        return Stream.concat(role.externalId().map(ExternalId::reveal).stream(), ofSession)
                .toList();
    }

    private Session assume(CallGate calls) {
        Instant asked = time.now();
        AssumeRoleResponse answer = ask(calls);
        requireVerified(answer.assumedRoleUser().assumedRoleId());
        Credentials granted = answer.credentials();
        Duration lead = Duration.between(asked, granted.expiration()).dividedBy(10);
        return new Session(
                AwsSessionCredentials.create(granted.accessKeyId(), granted.secretAccessKey(), granted.sessionToken()),
                granted.expiration().minus(lead.compareTo(LONGEST_LEAD) < 0 ? lead : LONGEST_LEAD));
    }

    private AssumeRoleResponse ask(CallGate calls) {
        try {
            return calls.call("sts:AssumeRole", () -> sts.get().assumeRole(request));
        } catch (CallException e) {
            throw AssumeDenial.explained(e, role, Optional.empty());
        }
    }

    /** Refuses a role that was made anew, by whomever, since it was verified. */
    private void requireVerified(String assumedRoleId) {
        String uid = assumedRoleId.split(":", 2)[0];
        String verified = role.settings().getOrDefault(CredentialSource.PRINCIPAL_UID, uid);
        if (!verified.equals(uid)) {
            CallError error = new CallError(
                    ErrorKind.AUTHENTICATION,
                    CallError.Reaction.FAIL,
                    AwsProblems.ROLE_MADE_ANEW,
                    Optional.empty(),
                    "The role " + role.principal() + " was deleted and made anew since it was verified.",
                    "Verify the connection again.",
                    Optional.empty(),
                    false);
            throw new CallException("sts:AssumeRole", error, null);
        }
    }

    private boolean lasts(@Nullable Session session) {
        return session != null && !session.refused && time.now().isBefore(session.renewAt);
    }

    /** One grant of STS. */
    private static final class Session {
        private final AwsSessionCredentials credentials;
        private final Instant renewAt;
        private volatile boolean refused;

        private Session(AwsSessionCredentials credentials, Instant renewAt) {
            this.credentials = credentials;
            this.renewAt = renewAt;
        }
    }
}
