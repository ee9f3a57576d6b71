package io.xplorr.jdbc.internal.connection;

import io.xplorr.ErrorKind;
import io.xplorr.jdbc.internal.table.JsonObject;
import io.xplorr.record.DatasetId;
import io.xplorr.record.Scope;
import io.xplorr.sync.Problem;
import io.xplorr.sync.ProblemCode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Problems as JSON objects. */
final class ProblemJson {
    private ProblemJson() {}

    static Map<String, @Nullable Object> members(Problem problem) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("code", problem.code().value());
        members.put("severity", problem.severity().name());
        members.put("kind", problem.kind().name());
        members.put("dataset", problem.dataset().map(DatasetId::value).orElse(null));
        members.put("scope", problem.scope().map(Scope::value).orElse(null));
        members.put("action", problem.action().orElse(null));
        members.put("nativeCode", problem.nativeCode().orElse(null));
        members.put("message", problem.message());
        members.put("remedy", problem.remedy());
        return members;
    }

    static Problem read(JsonObject json) {
        return Problem.builder(new ProblemCode(json.text("code")))
                .severity(json.word("severity", Problem.Severity.ERROR))
                .kind(json.word("kind", ErrorKind.UNEXPECTED))
                .dataset(json.optional("dataset").map(DatasetId::of).orElse(null))
                .scope(json.optional("scope").map(Scope::new).orElse(null))
                .action(json.optional("action").orElse(null))
                .nativeCode(json.optional("nativeCode").orElse(null))
                .message(json.text("message"))
                .remedy(json.text("remedy"))
                .build();
    }
}
