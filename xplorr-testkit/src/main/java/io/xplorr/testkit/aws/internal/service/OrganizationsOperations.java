package io.xplorr.testkit.aws.internal.service;

import io.xplorr.testkit.aws.estate.Account;
import io.xplorr.testkit.aws.estate.Estate;
import io.xplorr.testkit.aws.estate.Organization;
import io.xplorr.testkit.aws.internal.service.Pages.Page;
import io.xplorr.testkit.aws.internal.service.Pages.Paging;
import io.xplorr.testkit.aws.internal.wire.AwsError;
import io.xplorr.testkit.aws.internal.wire.Structure;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Organizations: the organisation and its accounts. */
public final class OrganizationsOperations {
    private static final Paging PAGING = Paging.by("NextToken", "MaxResults");
    private static final int MAX_RESULTS = 20;
    private static final Set<String> STATUSES = Set.of("ACTIVE", "SUSPENDED", "PENDING_CLOSURE");
    private static final Instant STATUS_RETIRED = Instant.parse("2026-09-09T00:00:00Z");

    private final Estate estate;
    private final Pages pages;

    public OrganizationsOperations(Estate estate, Pages pages) {
        this.estate = estate;
        this.pages = pages;
    }

    public Structure describeOrganization(Invocation call) {
        Organization organization = organization(call);
        String management = organization.managementAccountId();
        return new Structure()
                .put(
                        "Organization",
                        new Structure()
                                .put("Id", organization.id())
                                .put("Arn", organization.arn())
                                .put("FeatureSet", organization.featureSet())
                                .put("MasterAccountArn", organization.accountArn(management))
                                .put("MasterAccountId", management)
                                .put(
                                        "MasterAccountEmail",
                                        estate.findAccount(management).map(Account::email))
                                .list("AvailablePolicyTypes", List.of()));
    }

    public Structure listAccounts(Invocation call) {
        Organization organization = organization(call);
        if (!organization.managementAccountId().equals(call.caller().accountId())) {
            throw new AwsError("AccessDeniedException", 400, "You don't have permissions to access this resource.");
        }
        int size = call.input().integer("MaxResults").orElse(MAX_RESULTS);
        if (size < 1 || size > MAX_RESULTS) {
            throw new AwsError(
                    "InvalidInputException",
                    400,
                    "You specified an invalid value for MaxResults: " + size,
                    Map.of("Reason", size < 1 ? "MIN_VALUE_EXCEEDED" : "MAX_VALUE_EXCEEDED"));
        }
        Page<Account> page = pages.cut(call, PAGING, estate.accounts(), size, Account::isMember);
        return new Structure()
                .list(
                        "Accounts",
                        page.items().stream()
                                .map(it -> shape(call, organization, it))
                                .toList())
                .put("NextToken", page.nextToken());
    }

    private Organization organization(Invocation call) {
        return estate.organization()
                .filter(it -> estate.findAccount(call.caller().accountId())
                        .map(account -> account.isMember(call.now()))
                        .orElse(false))
                .orElseThrow(() -> new AwsError(
                        "AWSOrganizationsNotInUseException", 400, "Your account is not a member of an organization."));
    }

    private static Structure shape(Invocation call, Organization organization, Account it) {
        boolean hasStatus = call.now().isBefore(STATUS_RETIRED) && STATUSES.contains(it.state());
        return new Structure()
                .put("Id", it.id())
                .put("Arn", organization.accountArn(it.id()))
                .put("Email", it.email())
                .put("Name", it.name())
                .put("Status", hasStatus ? it.state() : null)
                .put("State", it.state())
                .list("Paths", List.of(organization.id() + "/r-examplerootid111/" + it.id() + "/"))
                .put("JoinedMethod", it.joinedMethod())
                .put("JoinedTimestamp", it.joined());
    }
}
