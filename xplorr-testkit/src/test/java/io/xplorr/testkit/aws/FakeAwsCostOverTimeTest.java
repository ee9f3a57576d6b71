package io.xplorr.testkit.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.xplorr.testkit.aws.cost.CostLine;
import io.xplorr.testkit.aws.estate.Account;
import io.xplorr.testkit.aws.estate.CostExplorerSettings;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How what GetCostAndUsage says of a period changes as time goes by, and who is told. */
class FakeAwsCostOverTimeTest extends FakeAwsCostFixture {
    @Test
    void estimated_untilTheMonthHasSettled() {
        FakeAws aws = start(company());
        AwsClient client = payer(aws);
        String months = request("2026-10-01", "2026-12-01", "MONTHLY");

        assertThat(estimated(get(client, months))).containsExactly(false, true);
        clock.advance(Duration.ofDays(10));
        assertThat(estimated(get(client, months))).as("on the 3rd of December").containsExactly(false, true);
        clock.advance(Duration.ofDays(4));
        assertThat(estimated(get(client, months))).as("on the 7th").containsExactly(false, false);
    }

    @Test
    void credit_thatArrivesLate_changesAClosedMonth() {
        FakeAws aws = start(company()
                .cost(CostLine.of(PAYER, "Amazon EC2")
                        .recordType("Credit")
                        .on(LocalDate.of(2026, 10, 31), "-1.5")
                        .bookedOn(TODAY.plusDays(1))
                        .build()));
        AwsClient client = payer(aws);
        String october = request("2026-10-01", "2026-11-01", "MONTHLY");

        assertThat(get(client, october)
                        .json()
                        .at("/ResultsByTime/0/Total/UnblendedCost/Amount")
                        .asText())
                .isEqualTo("4.8600000186");
        clock.advance(Duration.ofDays(1));
        assertThat(get(client, october)
                        .json()
                        .at("/ResultsByTime/0/Total/UnblendedCost/Amount")
                        .asText())
                .isEqualTo("3.3600000186");
    }

    @Test
    void group_thatIsRestated_changesAndAnotherVanishes_onTheDay() {
        FakeAws aws = start(organization()
                .cost(
                        line(PAYER, "Amazon EC2")
                                .on(LocalDate.of(2026, 10, 5), "10")
                                .withdrawnOn(TODAY.plusDays(1))
                                .build(),
                        line(PAYER, "Amazon EC2")
                                .on(LocalDate.of(2026, 10, 5), "9.87")
                                .bookedOn(TODAY.plusDays(1))
                                .build(),
                        line(PAYER, "AWS Lambda")
                                .on(LocalDate.of(2026, 10, 5), "1")
                                .withdrawnOn(TODAY.plusDays(1))
                                .build()));
        AwsClient client = payer(aws);
        String october = request("2026-10-01", "2026-11-01", "MONTHLY", ACCOUNT_AND_SERVICE);

        assertThat(groups(client, october)).containsExactly("AWS Lambda 1", "Amazon EC2 10");
        clock.advance(Duration.ofDays(1));
        assertThat(groups(client, october)).containsExactly("Amazon EC2 9.87");
    }

    @Test
    void usage_thatArrivesByAndBy_makesADayFinalLater() {
        FakeAws aws = start(organization()
                .cost(line(PAYER, "Amazon EC2")
                        .arriving("0.25", "0.9")
                        .daily(TODAY, TODAY.plusDays(1), "8")
                        .build()));
        String day = request("2026-11-23", "2026-11-24", "DAILY");

        assertThat(unblended(payer(aws), day)).isEqualTo("2");
        clock.advance(Duration.ofDays(1));
        assertThat(unblended(payer(aws), day)).isEqualTo("7.2");
        clock.advance(Duration.ofDays(1));
        assertThat(unblended(payer(aws), day)).isEqualTo("8");
    }

    @Test
    void members_seeTheirOwnCost_unlessThePayerForbids() {
        FakeAws aws = start(company());
        AwsClient member = AwsClient.of(aws, aws.accessKey(MEMBER), "us-east-1");
        String day = request("2026-11-02", "2026-11-03", "DAILY");

        assertThat(get(member, day)
                        .json()
                        .at("/ResultsByTime/0/Total/UnblendedCost/Amount")
                        .asText())
                .isEqualTo("0.0300000003");
        aws.costExplorer(CostExplorerSettings.defaults().withoutLinkedAccountAccess());
        assertThat(get(member, day).errorCode()).isEqualTo("AccessDeniedException");
        assertThat(get(payer(aws), day).status()).isEqualTo(200);
    }

    @Test
    void account_thatLeaves_leavesItsHistoryWithThePayer_andSeesNoneOfItItself() {
        FakeAws aws = start(company()
                .account(Account.of(MEMBER, "Member").withLeft(clock.now().plus(Duration.ofDays(1)))));
        AwsClient member = AwsClient.of(aws, aws.accessKey(MEMBER), "us-east-1");
        String month = request("2026-11-01", "2026-12-01", "MONTHLY");

        assertThat(unblended(payer(aws), month)).isEqualTo("1.3800000138");
        assertThat(unblended(member, month)).isEqualTo("0.6900000069");
        clock.advance(Duration.ofDays(1));
        assertThat(unblended(payer(aws), month))
                .as("what it cost until it left")
                .isEqualTo("1.3800000138");
        assertThat(unblended(member, month)).as("it stands alone now").isEqualTo("0");
    }

    @Test
    void account_thatJoins_bringsNoHistory_andLosesItsOwn() {
        FakeAws aws = start(company()
                .account(Account.of(MEMBER, "Member").withJoined(clock.now().plus(Duration.ofDays(1))))
                .cost(line(MEMBER, "Amazon EC2")
                        .daily(TODAY.plusDays(1), TODAY.plusDays(3), "5")
                        .build()));
        AwsClient member = AwsClient.of(aws, aws.accessKey(MEMBER), "us-east-1");
        String month = request("2026-11-01", "2026-12-01", "MONTHLY");

        assertThat(unblended(payer(aws), month)).isEqualTo("0.6900000069");
        assertThat(unblended(member, month)).isEqualTo("0.6900000069");
        clock.advance(Duration.ofDays(1));
        assertThat(unblended(payer(aws), month)).isEqualTo("5.6900000069");
        assertThat(unblended(member, month)).as("of this organisation only").isEqualTo("5");
    }

    private static List<Boolean> estimated(AwsClient.Answer answer) {
        List<Boolean> estimated = new ArrayList<>();
        answer.json()
                .path("ResultsByTime")
                .forEach(it -> estimated.add(it.path("Estimated").asBoolean()));
        return estimated;
    }

    private static List<String> groups(AwsClient client, String request) {
        List<String> groups = new ArrayList<>();
        get(client, request)
                .json()
                .at("/ResultsByTime/0/Groups")
                .forEach(it -> groups.add(it.at("/Keys/1").asText() + " "
                        + it.at("/Metrics/UnblendedCost/Amount").asText()));
        return groups;
    }
}
