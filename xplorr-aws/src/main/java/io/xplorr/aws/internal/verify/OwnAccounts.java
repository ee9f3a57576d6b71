package io.xplorr.aws.internal.verify;

import io.xplorr.ErrorKind;
import io.xplorr.aws.AwsProblems;
import io.xplorr.aws.internal.AwsClients;
import io.xplorr.aws.internal.session.AwsSettings;
import io.xplorr.connection.Check;
import io.xplorr.spi.CallException;
import io.xplorr.sync.Problem;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/**
 * Keeps customers out of the vendor's own accounts, where our identity may be let in without any external ID. Immutable
 * and thread-safe.
 */
final class OwnAccounts {
    private final AwsSettings settings;

    OwnAccounts(AwsSettings settings) {
        this.settings = settings;
    }

    /** Asks AWS who we are, which also shows that our own identity works; empty if it cannot be told. */
    Optional<GetCallerIdentityResponse> identify(Examination examination, AwsClients ownClients) {
        try {
            GetCallerIdentityResponse own = examination.callerIdentity(ownClients, settings.homeRegion());
            examination.passed("own-identity", Check.Weight.NEEDED, "We call AWS as " + own.arn() + ".");
            return Optional.of(own);
        } catch (CallException e) {
            // Whatever it is, the customer has nothing to do with it.
            Problem problem = Examination.problem(
                            AwsProblems.OWN_CREDENTIALS_REJECTED,
                            "We cannot tell who we are ourselves: " + e.error().message(),
                            "1. Check the credentials that this program runs with (credentialsProvider of AwsProvider)."
                                    + " 2. Check this machine's clock. The customer has nothing to do.")
                    .kind(ErrorKind.INVALID_REQUEST)
                    .nativeCode(e.error().nativeCode().orElse(null))
                    .action(e.action())
                    .build();
            examination.unknown("own-identity", Check.Weight.NEEDED, problem);
            return Optional.empty();
        }
    }

    /** Checks that an account is a customer's, and returns whether it is. */
    boolean isForeign(Examination examination, String account, Optional<String> ownAccount) {
        Set<String> refused = settings.ownAccounts();
        if (!refused.contains(account) && !ownAccount.equals(Optional.of(account))) {
            examination.passed("customers-account", Check.Weight.NEEDED, "Account " + account + " is not ours.");
            return true;
        }
        Problem problem = Examination.problem(
                        AwsProblems.OWN_ACCOUNT,
                        "Account " + account + " is our own, which nobody can connect.",
                        "1. Look up the account id of the account to connect, at the top right of its AWS console."
                                + " 2. Make the role or key there, and hand that in.")
                .kind(ErrorKind.INVALID_REQUEST)
                .build();
        examination.failed("customers-account", Check.Weight.NEEDED, problem);
        return false;
    }
}
