package io.xplorr.sync;

import io.xplorr.ErrorKind;
import io.xplorr.record.DatasetId;
import io.xplorr.record.Scope;
import java.util.Optional;

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
}
