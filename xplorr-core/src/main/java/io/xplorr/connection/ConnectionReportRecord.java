package io.xplorr.connection;

import io.xplorr.sync.CallSummary;
import io.xplorr.sync.Problem;
import java.util.List;
import java.util.Optional;

record ConnectionReportRecord(
        List<Check> checks,
        List<DatasetPermission> permissions,
        Optional<String> account,
        Optional<String> principalUid,
        Optional<String> payer,
        List<Problem> remarks,
        CallSummary calls)
        implements ConnectionReport {}
