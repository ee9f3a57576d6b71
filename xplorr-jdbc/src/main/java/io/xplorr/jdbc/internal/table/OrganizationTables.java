package io.xplorr.jdbc.internal.table;

import io.xplorr.record.AccountRecord;
import io.xplorr.record.AccountState;
import io.xplorr.record.OrganizationRecord;
import io.xplorr.record.Ref;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Accounts and their organisation. */
final class OrganizationTables {
    static final RecordTable<AccountRecord> ACCOUNTS = RecordTable.of("account_row", AccountRecord.class)
            .text("account_id", AccountRecord::id)
            .text("uid", AccountRecord::uid)
            .optional("name", AccountRecord::name)
            .optional("email", AccountRecord::email)
            .word("state", AccountRecord::state)
            .optional("native_state", AccountRecord::nativeState)
            .time("joined_at", AccountRecord::joinedAt)
            .optional("join_method", AccountRecord::joinMethod)
            .list("parent_path", OrganizationTables::parents)
            .flag("is_management", AccountRecord::isManagement)
            .map("tags", AccountRecord::tags)
            .readBy(OrganizationTables::account);

    static final RecordTable<OrganizationRecord> ORGANIZATIONS = RecordTable.of(
                    "organization_row", OrganizationRecord.class)
            .text("organization_id", OrganizationRecord::id)
            .text("uid", OrganizationRecord::uid)
            .text("management_account_id", OrganizationRecord::managementAccountId)
            .optional("feature_set", OrganizationRecord::featureSet)
            .list("root_ids", OrganizationRecord::rootIds)
            .readBy(row -> new OrganizationRecord(
                    row.origin(),
                    row.text("organization_id"),
                    row.text("uid"),
                    row.text("management_account_id"),
                    row.optional("feature_set"),
                    row.textList("root_ids")));

    private OrganizationTables() {}

    private static List<Map<String, @Nullable String>> parents(AccountRecord row) {
        return row.parentPath().stream()
                .map(unit -> {
                    Map<String, @Nullable String> members = new LinkedHashMap<>();
                    members.put("id", unit.id());
                    members.put("name", unit.name().orElse(null));
                    members.put("type", unit.type().orElse(null));
                    return members;
                })
                .toList();
    }

    private static AccountRecord account(Row row) throws SQLException {
        AccountRecord.Builder account = AccountRecord.builder(row.origin(), row.text("account_id"))
                .uid(row.text("uid"))
                .name(row.optional("name").orElse(null))
                .email(row.optional("email").orElse(null))
                .state(
                        row.word("state", AccountState.class),
                        row.optional("native_state").orElse(null))
                .joinedAt(row.optionalTime("joined_at").orElse(null))
                .joinMethod(row.optional("join_method").orElse(null))
                .parentPath(row.objects("parent_path").stream()
                        .map(unit -> new Ref(unit.text("id"), unit.optional("name"), unit.optional("type")))
                        .toList())
                .management(row.flag("is_management"));
        row.texts("tags").forEach(account::tag);
        return account.build();
    }
}
