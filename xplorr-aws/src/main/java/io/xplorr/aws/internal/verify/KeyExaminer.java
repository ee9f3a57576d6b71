package io.xplorr.aws.internal.verify;

import io.xplorr.ErrorKind;
import io.xplorr.aws.AccessKeyId;
import io.xplorr.aws.AwsProblems;
import io.xplorr.aws.internal.AwsClients;
import io.xplorr.aws.internal.session.AwsSettings;
import io.xplorr.aws.internal.session.ConnectionSettings;
import io.xplorr.aws.internal.session.FixedKey;
import io.xplorr.connection.Check.Weight;
import io.xplorr.connection.ConnectionProblems;
import io.xplorr.connection.CredentialSource;
import io.xplorr.spi.CallError;
import io.xplorr.spi.CallException;
import io.xplorr.sync.Problem;
import io.xplorr.sync.ProblemCode;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/** Proves that an access key works and is fit to be handed in. Used once, by one thread. */
final class KeyExaminer {
    // No length: AWS publishes none. Blanks, quotes and braces are what people paste along.
    private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9/+=]{16,128}");
    private static final Set<String> UNKNOWN_KEY = Set.of("InvalidClientTokenId", "UnrecognizedClientException");

    private static final Set<ProblemCode> REFUSALS =
            Set.of(ProblemCode.CREDENTIALS_REJECTED, AwsProblems.REGION_NOT_ENABLED);

    private final Examination examination;
    private final AwsClients ownClients;
    private final OwnAccounts ownAccounts;
    private final AwsSettings settings;
    private final CredentialSource.AccessKey key;
    private final Function<AwsCredentialsProvider, AwsClients> clientsWith;

    KeyExaminer(
            Examination examination,
            AwsSettings settings,
            AwsClients ownClients,
            CredentialSource.AccessKey key,
            Function<AwsCredentialsProvider, AwsClients> clientsWith) {
        this.examination = examination;
        this.settings = settings;
        this.ownClients = ownClients;
        this.ownAccounts = new OwnAccounts(settings);
        this.key = key;
        this.clientsWith = clientsWith;
    }

    /** Makes the checks, and returns clients with the key if all that matters passed. */
    Optional<AwsClients> examine() {
        if (!isWellFormed()) {
            return Optional.empty();
        }
        FixedKey credentials = new FixedKey(key);
        AwsClients clients = clientsWith.apply(credentials);
        Optional<GetCallerIdentityResponse> identity = identity(clients);
        if (identity.isEmpty()
                || !isNotRoot(identity.get())
                || !ownAccounts.isForeign(examination, identity.get().account(), ownAccount())) {
            return Optional.empty();
        }
        examination
                .report()
                .account(identity.get().account())
                .principalUid(identity.get().userId().split(":", 2)[0]);
        return Optional.of(clients);
    }

    /** Returns our own account where we have an identity; who reads by keys alone needs none. */
    private Optional<String> ownAccount() {
        try {
            return Optional.of(examination
                    .callerIdentity(ownClients, settings.homeRegion())
                    .account());
        } catch (CallException e) {
            return Optional.empty();
        }
    }

    private static boolean isUnknownKey(CallError error) {
        return error.code().equals(ProblemCode.CREDENTIALS_REJECTED)
                && error.nativeCode().filter(UNKNOWN_KEY::contains).isPresent();
    }

    private boolean isWellFormed() {
        Optional<String> wrong = whatIsWrong();
        if (wrong.isEmpty()) {
            examination.passed("reference", Weight.NEEDED, "It looks like an access key and its secret.");
            return true;
        }
        Problem problem = Examination.problem(
                        ConnectionProblems.CREDENTIALS_MALFORMED,
                        "What was handed in is not usable: " + wrong.get(),
                        "Copy the access key id and the secret access key one by one from where the key was made, and"
                                + " hand them in again. A secret that is lost cannot be shown again: make a new key.")
                .kind(ErrorKind.INVALID_REQUEST)
                .build();
        examination.failed("reference", Weight.NEEDED, problem);
        return false;
    }

    private Optional<String> whatIsWrong() {
        try {
            ConnectionSettings.parse(key.settings());
            boolean temporary = AccessKeyId.parse(key.principal()).isTemporary();
            if (temporary && key.sessionToken().isEmpty()) {
                return Optional.of(
                        "an access key id that begins with ASIA is temporary and takes a session token; hand in"
                                + " a key that lasts, which begins with AKIA");
            }
        } catch (IllegalArgumentException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
        return SECRET.matcher(key.secret().reveal()).matches()
                ? Optional.empty()
                : Optional.of("the secret has blanks, quotes or other characters that no secret has, or is cut off");
    }

    private Optional<GetCallerIdentityResponse> identity(AwsClients clients) {
        try {
            GetCallerIdentityResponse identity =
                    examination.patiently(KeyExaminer::isUnknownKey, () -> examination.customersIdentity(clients));
            examination.passed("identity", Weight.NEEDED, "The key is that of " + identity.arn() + ".");
            return Optional.of(identity);
        } catch (CallException e) {
            boolean refused = REFUSALS.contains(e.error().code());
            Problem problem = isUnknownKey(e.error())
                    ? unknownKey(e)
                    : Examination.problem(e).build();
            if (refused) {
                examination.failed("identity", Weight.NEEDED, problem);
            } else {
                examination.unknown("identity", Weight.NEEDED, problem);
            }
            return Optional.empty();
        }
    }

    private Problem unknownKey(CallException e) {
        return Examination.problem(e)
                .message("AWS does not know the access key " + key.principal() + ", or it is inactive.")
                .remedy(
                        "In order of likelihood: 1. The key is inactive: open the user in IAM, Security credentials, and"
                                + " activate it. 2. It was deleted, or its user was: make a new one and hand it in. 3. It is of"
                                + " another partition, such as GovCloud or China, which cannot be connected.")
                .build();
    }

    private boolean isNotRoot(GetCallerIdentityResponse identity) {
        if (!identity.arn().endsWith(":root")) {
            examination.passed("not-root", Weight.NEEDED, "The key is not the root user's.");
            return true;
        }
        Problem problem = Examination.problem(
                        AwsProblems.ROOT_USER_KEY,
                        "The access key is that of the account's root user, who may do everything; we do not take it.",
                        "1. Delete this key at once, in the root user's security credentials: nobody should have one."
                                + " 2. Connect a role; or make an IAM user with only our permission policy, and hand in"
                                + " that user's key.")
                .kind(ErrorKind.INVALID_REQUEST)
                .build();
        examination.failed("not-root", Weight.NEEDED, problem);
        return false;
    }
}
