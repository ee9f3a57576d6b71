package io.xplorr.benchmarks;

import io.xplorr.testkit.aws.FakeAws;
import io.xplorr.testkit.aws.access.AccessKey;
import io.xplorr.testkit.aws.estate.Estate;
import java.util.Optional;

/** A fake AWS with a large estate; tells its endpoint and runs until it is stopped. */
final class LargeFakeAws {
    static final int RESOURCES = 100_000;
    static final int COST_ROWS = 1_000_000;
    static final AccessKey PAYER =
            new AccessKey("AKIAIOSFODNN7EXAMPLE", "benchmark-secret", Optional.empty(), payerOf(estate()));

    private LargeFakeAws() {}

    public static void main(String[] arguments) throws InterruptedException {
        try (FakeAws aws = FakeAws.start(estate())) {
            aws.addAccessKey(PAYER);
            System.out.println(aws.endpoint());
            Thread.currentThread().join();
        }
    }

    private static Estate estate() {
        return Estate.large(200, 17, RESOURCES, COST_ROWS);
    }

    private static String payerOf(Estate estate) {
        return estate.organization().orElseThrow().managementAccountId();
    }
}
