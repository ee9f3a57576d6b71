package io.xplorr.examples.testing;

import static io.xplorr.testkit.assertions.XplorrAssertions.assertThat;

import io.xplorr.Xplorr;
import io.xplorr.connection.CloudConnection;
import io.xplorr.sync.Problem;
import io.xplorr.sync.ProblemCode;
import io.xplorr.testkit.ManualClock;
import io.xplorr.testkit.RecordingStore;
import io.xplorr.testkit.StoreEvent;
import io.xplorr.testkit.aws.FakeAws;
import io.xplorr.testkit.aws.estate.Estate;
import io.xplorr.testkit.aws.fault.CallMatcher;
import io.xplorr.testkit.aws.fault.Fault;
import io.xplorr.testkit.junit.XplorrExtension;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a start-up's reports say, read from a fake AWS over the wire. */
class SpendServiceTest {
    private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);

    // sample: extension
    private final SpendStore store = new SpendStore();

    @RegisterExtension
    final XplorrExtension xplorr = XplorrExtension.builder()
            .estate(Estate.startup())
            .startingAt("2026-11-23T09:00:00Z")
            .store(world -> store)
            .xplorr(new AwsXplorr())
            .build();
    // end

    // sample: test
    @Test
    void report_ofAMonth_namesTheDearestServiceFirst(FakeAws aws, Xplorr xplorr) {
        SpendReport report = new SpendService(xplorr, store).report(AwsXplorr.connect(aws), NOVEMBER);

        assertThat(report.byService().keySet()).first().isEqualTo("Amazon Elastic Compute Cloud - Compute");
        assertThat(report.total()).isGreaterThan(BigDecimal.ONE);
        assertThat(report.caveats()).isEmpty();
    }
    // end

    @Test
    void report_ofAMonth_isInOrderOfSpend(FakeAws aws, Xplorr xplorr) {
        SpendReport report = new SpendService(xplorr, store).report(AwsXplorr.connect(aws), NOVEMBER);

        List<BigDecimal> amounts = new ArrayList<>(report.byService().values());
        assertThat(amounts).hasSizeGreaterThan(3).isSortedAccordingTo(Collections.reverseOrder());
    }

    // sample: faults
    @Test
    void report_onceAccessIsDenied_keepsTheFiguresAndSaysHowOldTheyAre(FakeAws aws, ManualClock clock, Xplorr xplorr) {
        SpendService service = new SpendService(xplorr, store);
        CloudConnection startup = AwsXplorr.connect(aws);
        SpendReport fresh = service.report(startup, NOVEMBER);
        clock.advance(Duration.ofDays(1));
        aws.arm(Fault.deny(), CallMatcher.action("ce:GetCostAndUsage"));

        SpendReport old = service.report(startup, NOVEMBER);

        assertThat(old.byService()).isEqualTo(fresh.byService());
        assertThat(old.asOf()).contains(Instant.parse("2026-11-23T09:00:00Z"));
        assertThat(old.caveats()).extracting(Problem::code).containsExactly(ProblemCode.ACCESS_DENIED);
    }
    // end

    // sample: clock
    @Test
    void report_whileAwsThrottles_waitsItOut(FakeAws aws, ManualClock clock, Xplorr xplorr) {
        aws.arm(Fault.throttle(), CallMatcher.action("ce:*").during(Duration.ofMinutes(2)));

        SpendReport report = new SpendService(xplorr, store).report(AwsXplorr.connect(aws), NOVEMBER);

        assertThat(report.caveats()).isEmpty();
        assertThat(clock.now()).isAfter(Instant.parse("2026-11-23T09:02:00Z")); // and took no time to test
    }
    // end

    // sample: calls
    @Test
    void report_ofAllThreeMonths_isOneBilledCall(FakeAws aws, Xplorr xplorr) {
        new SpendService(xplorr, store).report(AwsXplorr.connect(aws), NOVEMBER);

        assertThat(aws.calls()).of("ce:*").areBilled(1).cost("0.01");
        assertThat(aws.calls()).of("ec2:DescribeInstances").areNotMade();
    }
    // end

    // sample: recording
    @Test
    void report_again_readsOnlyTheMonthThatIsStillOpen(FakeAws aws, Xplorr xplorr, RecordingStore recording) {
        SpendService service = new SpendService(xplorr, store);
        CloudConnection startup = AwsXplorr.connect(aws);
        service.report(startup, NOVEMBER);

        service.report(startup, NOVEMBER);

        assertThat(recording.events(StoreEvent.Committed.class))
                .filteredOn(commit -> commit.run() == 2)
                .extracting(commit -> commit.slice().toString())
                .containsExactly("cost.daily/global/2026-11-01..2026-12-01");
        assertThat(recording.events(StoreEvent.Abandoned.class)).isEmpty();
    }
    // end
}
