package io.xplorr.testkit.assertions;

import static io.xplorr.testkit.assertions.XplorrAssertions.assertThat;
import static io.xplorr.testkit.assertions.XplorrAssertions.assertThatThrownBy;

import io.xplorr.connection.ConnectionId;
import io.xplorr.record.DatasetId;
import io.xplorr.record.Scope;
import io.xplorr.record.Slice;
import io.xplorr.record.Window;
import io.xplorr.sync.CallCount;
import io.xplorr.sync.CallSummary;
import io.xplorr.sync.Problem;
import io.xplorr.sync.ProblemCode;
import io.xplorr.sync.SliceOutcome;
import io.xplorr.sync.SyncResult;
import io.xplorr.testkit.aws.call.Call;
import io.xplorr.testkit.aws.call.Calls;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class XplorrAssertionsTest {
    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
    private static final DatasetId INSTANCES = DatasetId.of("inventory.instances");
    private static final DatasetId COST = DatasetId.of("cost.daily");
    private static final DatasetId METRICS = DatasetId.of("metrics.hourly");
    private static final Problem DENIED = Problem.builder(ProblemCode.ACCESS_DENIED)
            .dataset(INSTANCES)
            .scope(Scope.region("eu-west-1"))
            .action("ec2:DescribeInstances")
            .message("The role may not call ec2:DescribeInstances.")
            .remedy("Allow it.")
            .build();
    private static final SyncResult PARTIAL = result(
            List.of(
                    new SliceOutcome.Replaced(new Slice(COST, Scope.GLOBAL, Window.NOW), 31),
                    new SliceOutcome.Kept(new Slice(INSTANCES, Scope.region("eu-west-1"), Window.NOW), DENIED)),
            List.of(DENIED));
    private static final SyncResult COMPLETE =
            result(List.of(new SliceOutcome.Replaced(new Slice(COST, Scope.GLOBAL, Window.NOW), 31)), List.of());
    private static final SyncResult FAILED = result(List.of(), List.of(DENIED));
    private static final Calls CALLS = new Calls(List.of(
            call("ce:GetCostAndUsage", "us-east-1", "0.01", Optional.empty()),
            call("ec2:DescribeInstances", "eu-west-1", "0", Optional.of("UnauthorizedOperation"))));

    @Test
    void holds_whatIs() {
        assertThat(COMPLETE)
                .isComplete()
                .hasNoProblems()
                .hasReplaced(COST)
                .hasRecords(COST, 31)
                .hasNotRead(INSTANCES);
        assertThat(FAILED).hasFailed();
        assertThat(PARTIAL)
                .isPartial()
                .hasKept(INSTANCES)
                .called("ce:GetCostAndUsage", 3)
                .billed(2)
                .spent("0.020")
                .hasProblem(ProblemCode.ACCESS_DENIED)
                .inDataset(INSTANCES)
                .inRegion("eu-west-1")
                .ofAction("ec2:DescribeInstances")
                .saying("Allow it")
                .and()
                .hasReplaced(COST);
        assertThat(CALLS)
                .areMade(2)
                .areExactlyOf("ce:GetCostAndUsage", "ec2:DescribeInstances")
                .areBilled(1)
                .cost("0.01");
        assertThat(CALLS)
                .of("ec2:*")
                .inRegion("eu-west-1")
                .inAccount("111122223333")
                .bySession("xplorr-1")
                .areMade();
        assertThat(CALLS).of("rds:*").areNotMade();
        assertThat(CALLS).of("ce:*").haveSucceeded();
        assertThat("AssertJ's own").startsWith("AssertJ");
    }

    static Stream<Arguments> wrongAboutASync() {
        return Stream.of(
                wrong("to be COMPLETE", sync -> sync.isComplete()),
                wrong("to be FAILED", sync -> sync.hasFailed()),
                wrong("to have no problems", sync -> sync.hasNoProblems()),
                wrong("to have a problem THROTTLED", sync -> sync.hasProblem(ProblemCode.THROTTLED)),
                wrong(
                        "to have a problem ACCESS_DENIED in dataset cost.daily",
                        sync -> sync.hasProblem(ProblemCode.ACCESS_DENIED).inDataset(COST)),
                wrong(
                        "to have a problem ACCESS_DENIED in dataset inventory.instances in region us-east-1",
                        sync -> sync.hasProblem(ProblemCode.ACCESS_DENIED)
                                .inDataset(INSTANCES)
                                .inRegion("us-east-1")),
                wrong(
                        "to have a problem ACCESS_DENIED of action ec2:DescribeVolumes",
                        sync -> sync.hasProblem(ProblemCode.ACCESS_DENIED).ofAction("ec2:DescribeVolumes")),
                wrong(
                        "to have a problem ACCESS_DENIED saying \"patience\"",
                        sync -> sync.hasProblem(ProblemCode.ACCESS_DENIED).saying("patience")),
                wrong("to have replaced all of inventory.instances", sync -> sync.hasReplaced(INSTANCES)),
                wrong("to have replaced all of metrics.hourly", sync -> sync.hasReplaced(METRICS)),
                wrong("to have kept all of cost.daily", sync -> sync.hasKept(COST)),
                wrong("not to have read cost.daily", sync -> sync.hasNotRead(COST)),
                wrong("to have 30 records of cost.daily, had 31", sync -> sync.hasRecords(COST, 30)),
                wrong("to have called ce:GetCostAndUsage 2 times", sync -> sync.called("ce:GetCostAndUsage", 2)),
                wrong("to have 3 calls billed", sync -> sync.billed(3)),
                wrong("to have spent USD 0.03", sync -> sync.spent("0.03")));
    }

    @ParameterizedTest
    @MethodSource("wrongAboutASync")
    void aboutASync_whatIsNot_failsAndTellsWhatWas(Consumer<SyncResultAssert> assertion, String expectation) {
        assertThatThrownBy(() -> assertion.accept(assertThat(PARTIAL)))
                .isInstanceOf(AssertionError.class)
                .hasMessage("Expected the sync " + expectation + ", but it was:\n"
                        + "  SyncResult[acme run 7 PARTIAL, 2 slices, 1 problems, 3 calls, USD 0.02]\n"
                        + "  slice cost.daily/global/now: Replaced by 31 records\n"
                        + "  slice inventory.instances/eu-west-1/now: Kept\n"
                        + "  problem ERROR ACCESS_DENIED in dataset inventory.instances in region eu-west-1 of action"
                        + " ec2:DescribeInstances: The role may not call ec2:DescribeInstances. Allow it.\n"
                        + "  call ce:GetCostAndUsage: 3, of them throttled 1, failed 1, billed 2, USD 0.02");
    }

    static Stream<Arguments> wrongAboutCalls() {
        return Stream.of(
                wrongCalls("calls to be 3", calls -> calls.areMade(3)),
                wrongCalls("calls to be 0", calls -> calls.areNotMade()),
                wrongCalls(
                        "calls to be of exactly [rds:DescribeDBInstances]",
                        calls -> calls.areExactlyOf("rds:DescribeDBInstances")),
                wrongCalls("calls to have succeeded", calls -> calls.haveSucceeded()),
                wrongCalls("calls to be billed 2 times", calls -> calls.areBilled(2)),
                wrongCalls("calls to cost USD 0.02", calls -> calls.cost("0.02")));
    }

    @ParameterizedTest
    @MethodSource("wrongAboutCalls")
    void aboutCalls_whatIsNot_failsAndTellsWhatWas(Consumer<CallsAssert> assertion, String expectation) {
        assertThatThrownBy(() -> assertion.accept(assertThat(CALLS)))
                .isInstanceOf(AssertionError.class)
                .hasMessage("Expected the " + expectation + ", but they were:\n"
                        + "  2 calls {ce:GetCostAndUsage=1, ec2:DescribeInstances=1}, USD 0.01\n"
                        + "  2026-11-23T09:00:00Z ce:GetCostAndUsage in us-east-1 of account 111122223333 by session"
                        + " xplorr-1: 200, USD 0.01\n"
                        + "  2026-11-23T09:00:00Z ec2:DescribeInstances in eu-west-1 of account 111122223333 by session"
                        + " xplorr-1: 403 UnauthorizedOperation");
    }

    @Test
    void aboutNarrowedCalls_tellsToWhat() {
        assertThatThrownBy(() -> assertThat(CALLS)
                        .of("rds:*")
                        .inRegion("eu-west-1")
                        .inAccount("444455556666")
                        .bySession("mine")
                        .areMade())
                .hasMessage(
                        "Expected the calls of rds:* in eu-west-1 in account 444455556666 by session mine to be made,"
                                + " but they were:\n  0 calls {}, USD 0");
    }

    private static Arguments wrong(String expectation, Consumer<SyncResultAssert> assertion) {
        return Arguments.of(Named.of(expectation, assertion), expectation);
    }

    private static Arguments wrongCalls(String expectation, Consumer<CallsAssert> assertion) {
        return Arguments.of(Named.of(expectation, assertion), expectation);
    }

    private static SyncResult result(List<SliceOutcome> outcomes, List<Problem> problems) {
        return SyncResult.of(
                ConnectionId.of("acme"),
                7,
                NOW,
                Duration.ofSeconds(3),
                outcomes,
                problems,
                List.of(),
                new CallSummary(Map.of("ce:GetCostAndUsage", new CallCount(3, 1, 1, 1, 2, new BigDecimal("0.02")))));
    }

    private static Call call(String action, String region, String price, Optional<String> error) {
        return new Call(
                NOW,
                action,
                region,
                "111122223333",
                Optional.of("xplorr-1"),
                error.isPresent() ? 403 : 200,
                error,
                new BigDecimal(price));
    }
}
