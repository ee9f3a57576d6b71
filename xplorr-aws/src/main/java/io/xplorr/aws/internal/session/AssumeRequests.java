package io.xplorr.aws.internal.session;

import io.xplorr.aws.AwsActions;
import io.xplorr.aws.cost.CostDatasets;
import io.xplorr.aws.organization.OrganizationDatasets;
import io.xplorr.connection.ConnectionId;
import io.xplorr.connection.CredentialSource;
import io.xplorr.connection.ExternalId;
import io.xplorr.record.DatasetId;
import io.xplorr.spi.SessionRequest;
import io.xplorr.spi.VerificationRequest;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;

/** Makes the requests for sessions of a customer's role; syncs and verifications ask alike. */
public final class AssumeRequests {
    private static final int SHORTEST_SECONDS = 900;
    private static final String NOTHING =
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Deny\",\"Action\":\"*\",\"Resource\":\"*\"}]}";

    private AssumeRequests() {}

    /** Returns the request for the session of a run. */
    static AssumeRoleRequest forRun(SessionRequest request, CredentialSource.Role role) {
        ConnectionId connection = request.connection().id();
        return forDatasets(role, connection, SessionName.ofRun(connection, request.run()), request.datasets());
    }

    /** Returns the request for the session that a verification reads with. */
    public static AssumeRoleRequest forVerification(VerificationRequest request, CredentialSource.Role role) {
        return forDatasets(role, request.connectionId(), nameOf(request), request.datasets());
    }

    // It can read these datasets and do no more, however much the role allows.
    private static AssumeRoleRequest forDatasets(
            CredentialSource.Role role, ConnectionId connection, String name, Set<DatasetId> datasets) {
        ConnectionSettings settings = ConnectionSettings.parse(role.settings());
        AssumeRoleRequest.Builder request = session(role, connection, name)
                .durationSeconds((int) settings.sessionDuration().toSeconds());
        role.externalId().ifPresent(id -> request.externalId(id.reveal()));
        return request.policy(policyFor(datasets)).build();
    }

    /** Returns a request that the role should refuse, for the shortest session there is, and one that can do nothing. */
    public static AssumeRoleRequest probe(
            VerificationRequest request, CredentialSource.Role role, Optional<ExternalId> externalId) {
        return session(role, request.connectionId(), nameOf(request))
                .durationSeconds(SHORTEST_SECONDS)
                .externalId(externalId.map(ExternalId::reveal).orElse(null))
                .policy(NOTHING)
                .build();
    }

    // A probe carries the source identity too, or a role that demands one would refuse it for that alone.
    private static AssumeRoleRequest.Builder session(CredentialSource.Role role, ConnectionId connection, String name) {
        AssumeRoleRequest.Builder request =
                AssumeRoleRequest.builder().roleArn(role.principal()).roleSessionName(name);
        if (ConnectionSettings.parse(role.settings()).sourceIdentity()) {
            request.sourceIdentity(SessionName.sourceIdentity(connection));
        }
        return request;
    }

    private static String nameOf(VerificationRequest request) {
        return SessionName.ofVerification(request.connectionId(), request.number());
    }

    // STS takes a request without a policy as one for all that the role allows.
    private static String policyFor(Set<DatasetId> asked) {
        Set<DatasetId> known = asked.stream().map(AssumeRequests::inCatalogue).collect(Collectors.toSet());
        if (known.contains(CostDatasets.DAILY) || known.contains(CostDatasets.MONTHLY)) {
            known.add(OrganizationDatasets.DETAILS); // who pays decides how much history Cost Explorer shows
        }
        return known.isEmpty() ? NOTHING : AwsActions.sessionPolicy(known);
    }

    /** Returns the dataset of the catalogue that takes the same actions: a breakdown asks as daily cost does. */
    public static DatasetId inCatalogue(DatasetId dataset) {
        return AwsActions.datasets().contains(dataset) ? dataset : CostDatasets.DAILY;
    }
}
