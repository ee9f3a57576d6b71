package io.xplorr.aws.internal.verify;

import io.xplorr.aws.internal.session.AssumeDenial;
import io.xplorr.aws.internal.session.AssumeRequests;
import io.xplorr.connection.Check;
import io.xplorr.connection.Check.Weight;
import io.xplorr.connection.CredentialSource;
import io.xplorr.connection.ExternalId;
import io.xplorr.spi.CallError;
import io.xplorr.spi.CallException;
import io.xplorr.sync.Problem;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;

/**
 * Asks a role to let us in as it must not: without its external ID, and with others. Only a true denial proves that it
 * refuses, and not one by a policy on our own side, which others do not have. Used once, by one thread.
 */
final class ExternalIdProbes {
    private final Examination examination;
    private final CredentialSource.Role role;
    private final Consumer<AssumeRoleRequest> assumeRole;

    ExternalIdProbes(Examination examination, CredentialSource.Role role, Consumer<AssumeRoleRequest> assumeRole) {
        this.examination = examination;
        this.role = role;
        this.assumeRole = assumeRole;
    }

    /** Returns whether the role refuses whoever lacks its external ID, or has made one up. */
    boolean areRefused() {
        return refuses("external-id-required", Optional.empty(), RoleRemedies.openToAll())
                && refuses(
                        "external-id-exact",
                        Optional.of(examination.request().freshExternalIds().get()),
                        RoleRemedies.openToAnyId());
    }

    private boolean refuses(String name, Optional<ExternalId> externalId, Problem open) {
        Outcome outcome = probe(externalId);
        if (outcome instanceof Refused) {
            examination.passed(
                    name,
                    Weight.SAFETY,
                    externalId.isPresent()
                            ? "The role refuses an external ID that is not its own."
                            : "The role refuses us without its external ID.");
        } else if (outcome instanceof Untold untold) {
            examination.unknown(name, Weight.SAFETY, RoleRemedies.untold(untold.failure()));
        } else {
            examination.failed(name, Weight.SAFETY, open);
        }
        return outcome instanceof Refused;
    }

    /** Tells whether the ID before a rotation is still accepted; the connection works either way. */
    void tellFormerId() {
        Optional<ExternalId> former = examination.request().formerExternalId();
        if (former.isEmpty()) {
            return;
        }
        Outcome outcome = probe(former);
        if (outcome instanceof Refused) {
            examination.passed(
                    Check.FORMER_EXTERNAL_ID_REFUSED, Weight.ADVICE, "The role refuses the external ID it had before.");
        } else if (outcome instanceof Open) {
            examination.failed(
                    Check.FORMER_EXTERNAL_ID_REFUSED, Weight.ADVICE, RoleRemedies.formerIdAccepted(former.get()));
        }
    }

    // The answer of a role that should not have answered is dropped unread.
    private Outcome probe(Optional<ExternalId> externalId) {
        AssumeRoleRequest request = AssumeRequests.probe(examination.request(), role, externalId);
        try {
            assumeRole.accept(request);
            return new Open();
        } catch (CallException e) {
            if (isTrueDenial(e.error())) {
                return new Refused();
            }
            return new Untold(AssumeDenial.isOfRole(e.error()) ? e : AssumeDenial.explained(e, role, Optional.empty()));
        }
    }

    private static boolean isTrueDenial(CallError error) {
        return AssumeDenial.isOfRole(error) && error.nativeCode().equals(Optional.of("AccessDenied"));
    }

    /** How a role answered a call that it should refuse. */
    private sealed interface Outcome {}

    private record Refused() implements Outcome {}

    private record Open() implements Outcome {}

    private record Untold(CallException failure) implements Outcome {}
}
