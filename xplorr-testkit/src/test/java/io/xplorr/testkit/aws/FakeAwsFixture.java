package io.xplorr.testkit.aws;

import io.xplorr.testkit.ManualClock;
import io.xplorr.testkit.aws.cost.CostLine;
import io.xplorr.testkit.aws.estate.Estate;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;

/** A small organisation on a manual clock, and a vendor who wants in. */
abstract class FakeAwsFixture {
    static final String VENDOR = "891377174505";
    static final String PAYER = "111122223333";
    static final String MEMBER = "444455556666";
    static final String ROLE = "arn:aws:iam::111122223333:role/XplorrReadOnly";
    static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    final ManualClock clock = ManualClock.startingAt("2026-11-23T10:00:00Z");
    private final List<FakeAws> started = new ArrayList<>();

    static Estate.Builder organization() {
        return Estate.builder()
                .account(PAYER, "Payer")
                .account(MEMBER, "Member")
                .organization("o-exampleorgid", PAYER);
    }

    static CostLine.Builder line(String account, String service) {
        return CostLine.of(account, service)
                .region("eu-west-1")
                .usageType("Usage")
                .unit("Hrs");
    }

    FakeAws start(Estate.Builder estate) {
        return start(estate, builder -> builder);
    }

    FakeAws start(Estate.Builder estate, UnaryOperator<FakeAws.Builder> options) {
        FakeAws aws = options.apply(FakeAws.builder(estate.build()).clock(clock.asClock()))
                .start();
        started.add(aws);
        return aws;
    }

    /** Returns a client with a key of the payer's. */
    AwsClient payer(FakeAws aws) {
        return AwsClient.of(aws, aws.accessKey(PAYER), "eu-west-1");
    }

    AwsClient vendor(FakeAws aws) {
        return AwsClient.of(aws, aws.accessKey(VENDOR), "eu-west-1");
    }

    static String codeAndStatus(AwsClient.Answer answer) {
        return answer.errorCode() + " " + answer.status();
    }

    @AfterEach
    void stop() {
        started.forEach(FakeAws::close);
    }
}
