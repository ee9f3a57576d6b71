package io.xplorr.testkit.aws.internal.server;

import io.xplorr.testkit.aws.internal.wire.AwsRequest;
import java.math.BigDecimal;

/** What AWS bills for a call that succeeded, in US dollars. */
final class Prices {
    static final BigDecimal NONE = BigDecimal.ZERO;
    private static final BigDecimal COST_EXPLORER_PAGE = new BigDecimal("0.01");
    private static final BigDecimal METRIC = new BigDecimal("0.00001");

    private Prices() {}

    static BigDecimal of(AwsRequest request) {
        return switch (request.service()) {
            case COST_EXPLORER -> COST_EXPLORER_PAGE;
            case CLOUDWATCH ->
                METRIC.multiply(BigDecimal.valueOf(
                        request.input().inputs("MetricDataQueries").size()));
            default -> NONE;
        };
    }
}
