package io.xplorr.jdbc.internal.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.xplorr.ErrorKind;
import io.xplorr.jdbc.internal.table.JsonObject;
import io.xplorr.record.AccountState;
import io.xplorr.sync.Problem;
import io.xplorr.sync.ProblemCode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What an older process makes of what a newer one has written, while an upgrade goes on. */
class ProblemJsonTest {
    @Test
    void read_wordsOfANewerRelease_areTakenForTheWorst() {
        Map<String, @Nullable Object> newer = new LinkedHashMap<>(ProblemJson.members(problem()));
        newer.put("severity", "CATASTROPHE");
        newer.put("kind", "WEATHER");

        Problem read = ProblemJson.read(new JsonObject(newer));

        assertThat(read.severity()).isEqualTo(Problem.Severity.ERROR);
        assertThat(read.kind()).isEqualTo(ErrorKind.UNEXPECTED);
        assertThat(read.message()).isEqualTo(problem().message());
    }

    @Test
    void read_whatWasWritten_isTheSame() {
        assertThat(ProblemJson.read(new JsonObject(ProblemJson.members(problem()))))
                .isEqualTo(problem());
    }

    @Test
    void read_accountStateOfANewerRelease_isUnknown() {
        JsonObject newer =
                JsonObject.parse("{\"id\": \"1\", \"name\": null, \"state\": \"ASLEEP\", \"management\": false}");

        assertThat(MemberJson.read(newer).state()).isEqualTo(AccountState.UNKNOWN);
    }

    private static Problem problem() {
        return Problem.builder(ProblemCode.THROTTLED)
                .severity(Problem.Severity.WARNING)
                .kind(ErrorKind.THROTTLED)
                .message("too many calls")
                .remedy("wait")
                .build();
    }
}
