package io.xplorr.sync;

import io.xplorr.ErrorKind;
import io.xplorr.record.DatasetId;
import io.xplorr.record.Scope;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

record ProblemRecord(
        ProblemCode code,
        Severity severity,
        ErrorKind kind,
        Optional<DatasetId> dataset,
        Optional<Scope> scope,
        Optional<String> action,
        Optional<String> nativeCode,
        String message,
        String remedy)
        implements Problem {
    @Override
    public Problem at(DatasetId dataset, Scope scope) {
        return new ProblemRecord(
                code, severity, kind, Optional.of(dataset), Optional.of(scope), action, nativeCode, message, remedy);
    }

    @Override
    public String toString() {
        String where = Stream.of(dataset, scope, action, nativeCode)
                .flatMap(Optional::stream)
                .map(Object::toString)
                .collect(Collectors.joining(", "));
        return severity + " " + code + (where.isEmpty() ? "" : " [" + where + "]") + ": " + message;
    }
}
