package io.xplorr.testkit.aws.internal.service;

import io.xplorr.testkit.aws.access.Caller;
import io.xplorr.testkit.aws.internal.wire.AwsService;
import io.xplorr.testkit.aws.internal.wire.Input;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** One call that may go ahead. */
public record Invocation(
        AwsService service,
        String operation,
        Input input,
        Caller caller,
        String region,
        Instant now,
        PageFaults pageFaults) {
    LocalDate today() {
        return LocalDate.ofInstant(now, ZoneOffset.UTC);
    }

    /** Where page tokens are good: elsewhere they are refused. */
    String scope() {
        return service + "/" + operation + "/" + caller.accountId() + "/" + region;
    }
}
