package io.xplorr.aws.internal.verify;

import io.xplorr.ErrorKind;
import io.xplorr.aws.AwsProblems;
import io.xplorr.aws.RoleArn;
import io.xplorr.aws.internal.AwsClients;
import io.xplorr.aws.internal.session.AssumeDenial;
import io.xplorr.aws.internal.session.AssumeRequests;
import io.xplorr.aws.internal.session.AwsSettings;
import io.xplorr.aws.internal.session.ConnectionSettings;
import io.xplorr.connection.Check.Weight;
import io.xplorr.connection.ConnectionProblems;
import io.xplorr.connection.CredentialSource;
import io.xplorr.spi.CallException;
import io.xplorr.sync.Problem;
import io.xplorr.sync.ProblemCode;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;
import software.amazon.awssdk.services.sts.model.Credentials;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/**
 * Proves that a role lets us in, and nobody without its external ID. In this order: a role that is not known everywhere yet
 * refuses everything, so it must let us in once before its refusals mean anything. Used once, by one thread.
 */
final class RoleExaminer {
    // What the customer can mend; anything else that fails an AssumeRole proves nothing about the role.
    private static final Set<ProblemCode> REFUSALS = Set.of(
            AwsProblems.ASSUME_ROLE_DENIED, AwsProblems.SESSION_DURATION_REFUSED, AwsProblems.STS_REGION_DISABLED);

    private final Examination examination;
    private final AwsSettings settings;
    private final AwsClients ownClients;
    private final CredentialSource.Role role;
    private final Function<AwsCredentialsProvider, AwsClients> clientsWith;

    /**
     * Creates an examiner.
     *
     * @param clientsWith makes clients for the role's session
     */
    RoleExaminer(
            Examination examination,
            AwsSettings settings,
            AwsClients ownClients,
            CredentialSource.Role role,
            Function<AwsCredentialsProvider, AwsClients> clientsWith) {
        this.examination = examination;
        this.settings = settings;
        this.ownClients = ownClients;
        this.role = role;
        this.clientsWith = clientsWith;
    }

    /** Makes the checks, and returns clients of the role's session if all that matters passed. */
    Optional<AwsClients> examine() {
        Optional<RoleArn> arn = reference();
        OwnAccounts ownAccounts = new OwnAccounts(settings);
        if (arn.isEmpty()) {
            return Optional.empty();
        }
        Optional<GetCallerIdentityResponse> own = ownAccounts.identify(examination, ownClients);
        if (own.isEmpty()
                || !ownAccounts.isForeign(
                        examination, arn.get().account(), own.map(GetCallerIdentityResponse::account))) {
            return Optional.empty();
        }
        Optional<AssumeRoleResponse> granted = assume(own.get());
        ExternalIdProbes probes = new ExternalIdProbes(examination, role, this::assumeRole);
        if (granted.isEmpty() || !probes.areRefused()) {
            return Optional.empty();
        }
        probes.tellFormerId();
        AwsClients clients = clientsWith.apply(provider(granted.get().credentials()));
        if (!isWhatItSays(arn.get(), granted.get(), clients)) {
            return Optional.empty();
        }
        tellWhatIsHidden(own.get());
        return Optional.of(clients);
    }

    private Optional<RoleArn> reference() {
        try {
            RoleArn arn = RoleArn.parse(role.principal());
            ConnectionSettings.parse(role.settings());
            examination.passed("reference", Weight.NEEDED, "It is the ARN of a role in account " + arn.account() + ".");
            return Optional.of(arn);
        } catch (IllegalArgumentException e) {
            Problem problem = Examination.problem(
                            ConnectionProblems.CREDENTIALS_MALFORMED,
                            "What was handed in is not usable: " + e.getMessage(),
                            "Copy the role's ARN from the IAM console, or from the stack's output RoleArn, and hand it"
                                    + " in again.")
                    .kind(ErrorKind.INVALID_REQUEST)
                    .build();
            examination.failed("reference", Weight.NEEDED, problem);
            return Optional.empty();
        }
    }

    private Optional<AssumeRoleResponse> assume(GetCallerIdentityResponse own) {
        AssumeRoleRequest request = AssumeRequests.forVerification(examination.request(), role);
        try {
            AssumeRoleResponse granted = examination.patiently(AssumeDenial::isOfRole, () -> assumeRole(request));
            examination.passed("assume-role", Weight.NEEDED, "The role lets us in with its external ID.");
            return Optional.of(granted);
        } catch (CallException denied) {
            CallException e = AssumeDenial.explained(denied, role, Optional.of(own));
            boolean forIdentity = AssumeDenial.isOfRole(e.error()) && isLetInWithoutSourceIdentity(request);
            Problem.Builder problem =
                    forIdentity ? RoleRemedies.sourceIdentityDenied(request.sourceIdentity()) : Examination.problem(e);
            if (REFUSALS.contains(e.error().code())) {
                examination.failed("assume-role", Weight.NEEDED, problem.build());
            } else {
                examination.unknown("assume-role", Weight.NEEDED, problem.build());
            }
            return Optional.empty();
        }
    }

    /** Tells apart why we are refused; the answer is dropped unread. */
    private boolean isLetInWithoutSourceIdentity(AssumeRoleRequest request) {
        if (request.sourceIdentity() == null) {
            return false;
        }
        try {
            assumeRole(request.toBuilder().sourceIdentity(null).build());
            return true;
        } catch (CallException e) {
            return false;
        }
    }

    private boolean isWhatItSays(RoleArn arn, AssumeRoleResponse granted, AwsClients clients) {
        GetCallerIdentityResponse identity;
        try {
            identity = examination.customersIdentity(clients);
        } catch (CallException e) {
            Problem problem = Examination.problem(e).build();
            if (e.error().code().equals(AwsProblems.REGION_NOT_ENABLED)) {
                examination.failed("identity", Weight.NEEDED, problem);
            } else {
                examination.unknown("identity", Weight.NEEDED, problem);
            }
            return false;
        }
        String expected = "arn:aws:sts::" + arn.account() + ":assumed-role/" + arn.name() + "/";
        if (!arn.account().equals(identity.account()) || !identity.arn().startsWith(expected)) {
            examination.failed("identity", Weight.NEEDED, RoleRemedies.someoneElse(arn, identity.arn()));
            return false;
        }
        examination.passed("identity", Weight.NEEDED, "The session is the role's, in account " + arn.account() + ".");
        String uid = granted.assumedRoleUser().assumedRoleId().split(":", 2)[0];
        examination.report().account(arn.account()).principalUid(uid);
        String known = role.settings().getOrDefault(CredentialSource.PRINCIPAL_UID, uid);
        if (!known.equals(uid)) {
            examination.report().addRemark(RoleRemedies.madeAnew(arn));
        }
        return true;
    }

    /** Tells what AWS shows the role's own account only, so that nobody takes this report for more than it is. */
    private void tellWhatIsHidden(GetCallerIdentityResponse own) {
        examination.skipped(
                "trusts-nobody-else",
                "AWS does not show us whom else the role trusts. To see it in IAM: its trust policy has one statement, whose"
                        + " only principal is {\"AWS\": \"arn:aws:iam::" + own.account() + ":root\"}.");
        examination.skipped(
                "allows-nothing-else",
                "AWS does not show us what else the role allows, and our sessions are narrowed to what we read. To see it in"
                        + " IAM: its only policy is the one from the template.");
    }

    private AssumeRoleResponse assumeRole(AssumeRoleRequest request) {
        return examination.call(
                settings.homeRegion(),
                "sts:AssumeRole",
                () -> ownClients.sts(settings.homeRegion()).assumeRole(request));
    }

    private static AwsCredentialsProvider provider(Credentials granted) {
        AwsCredentials credentials =
                AwsSessionCredentials.create(granted.accessKeyId(), granted.secretAccessKey(), granted.sessionToken());
        return () -> credentials;
    }
}
