package io.xplorr.jdbc.internal.connection;

import io.xplorr.connection.MemberAccount;
import io.xplorr.jdbc.internal.table.JsonObject;
import io.xplorr.record.AccountState;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Member accounts as JSON objects. */
final class MemberJson {
    private MemberJson() {}

    static Map<String, @Nullable Object> members(MemberAccount account) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("id", account.id());
        members.put("name", account.name().orElse(null));
        members.put("state", account.state().name());
        members.put("management", account.management());
        return members;
    }

    static MemberAccount read(JsonObject json) {
        return new MemberAccount(
                json.text("id"),
                json.optional("name"),
                json.word("state", AccountState.UNKNOWN),
                json.flag("management"));
    }
}
