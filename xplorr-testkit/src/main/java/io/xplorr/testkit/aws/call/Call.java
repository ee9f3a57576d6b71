package io.xplorr.testkit.aws.call;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * One call that reached the fake AWS. Immutable and thread-safe.
 *
 * @param action the IAM action, such as {@code ec2:DescribeInstances}
 * @param region the region that the call was signed for
 * @param accountId the account whose credentials signed it; empty if they are not known
 * @param sessionName the name of the session that made it
 * @param status the HTTP status of the answer, which may have been broken on its way
 * @param errorCode the error code of the answer
 * @param price what AWS bills for it, in US dollars
 */
public record Call(
        Instant at,
        String action,
        String region,
        String accountId,
        Optional<String> sessionName,
        int status,
        Optional<String> errorCode,
        BigDecimal price) {}
