package io.xplorr.aws.organization.internal;

import io.xplorr.aws.internal.Answers;
import io.xplorr.aws.internal.AwsClients;
import io.xplorr.aws.organization.OrganizationDatasets;
import io.xplorr.record.AccountRecord;
import io.xplorr.record.AccountState;
import io.xplorr.record.DatasetId;
import io.xplorr.spi.CallGate;
import io.xplorr.spi.Collector;
import io.xplorr.spi.Page;
import io.xplorr.spi.PageRequest;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.Account;
import software.amazon.awssdk.services.organizations.model.ListAccountsRequest;
import software.amazon.awssdk.services.organizations.model.ListAccountsResponse;

/** Reads {@link OrganizationDatasets#ACCOUNTS}. AWS may send an empty page that is not the last. */
final class AccountCollector implements Collector {
    static final String ACTION = "organizations:ListAccounts";

    private static final int PAGE_SIZE = 20; // the most that AWS allows

    private final AwsClients clients;

    AccountCollector(AwsClients clients) {
        this.clients = clients;
    }

    @Override
    public DatasetId id() {
        return OrganizationDatasets.ACCOUNTS;
    }

    @Override
    public Page fetch(PageRequest request, CallGate calls) {
        OrganizationsClient organizations = clients.organizations();
        ListAccountsRequest page = ListAccountsRequest.builder()
                .maxResults(PAGE_SIZE)
                .nextToken(request.tokenOrNull())
                .build();
        ListAccountsResponse response = calls.call(ACTION, () -> organizations.listAccounts(page));
        return Page.of(
                Answers.list(ACTION, "Accounts", response.hasAccounts(), response.accounts()).stream()
                        .map(account -> toRecord(request, account))
                        .toList(),
                response.nextToken());
    }

    private static AccountRecord toRecord(PageRequest request, Account account) {
        String id = Answers.required(ACTION, "Id", account.id());
        // Status was to be retired on 2026-09-09; those who emulate AWS may not send State yet.
        String state = account.stateAsString() != null ? account.stateAsString() : account.statusAsString();
        return AccountRecord.builder(request.origin(), id)
                .uid(account.arn())
                .name(account.name())
                .email(account.email())
                .state(stateOf(state), state)
                .joinedAt(account.joinedTimestamp())
                .joinMethod(account.joinedMethodAsString())
                .management(isManagement(account))
                .build();
    }

    private static AccountState stateOf(@Nullable String state) {
        return Arrays.stream(AccountState.values())
                .filter(candidate -> candidate.name().equals(state))
                .findFirst()
                .orElse(AccountState.UNKNOWN);
    }

    // arn:aws:organizations::<management account>:account/o-…/<account>
    private static boolean isManagement(Account account) {
        return account.arn() != null && account.arn().contains("::" + account.id() + ":account/");
    }
}
