package io.xplorr.aws.internal.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.xplorr.aws.AwsRate;
import io.xplorr.aws.internal.error.AwsErrors;
import io.xplorr.aws.internal.error.DeniedAs;
import io.xplorr.aws.internal.http.Scrubber;
import io.xplorr.record.Scope;
import io.xplorr.spi.CallRules;
import io.xplorr.spi.Price;
import io.xplorr.spi.RateLimit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AwsTariffTest {
    private static final Scope FRANKFURT = Scope.region("eu-central-1");

    @ParameterizedTest
    @CsvSource({
        "ec2:DescribeInstances, 1/eu-central-1, ec2:DescribeInstances, 100, 20, true, 1/eu-central-1/ec2",
        "ec2:DescribeRegions, 1/eu-central-1, ec2:DescribeRegions, 100, 20, true, 1/eu-central-1/ec2",
        "elasticloadbalancing:DescribeLoadBalancers, 1/eu-central-1, elasticloadbalancing, 40, 10, true,"
                + " 1/eu-central-1/elasticloadbalancing",
        "cloudwatch:GetMetricData, 1/eu-central-1, cloudwatch, 11, 11, false, 1/eu-central-1/cloudwatch",
        "rds:DescribeDBInstances, 1/eu-central-1, rds, 20, 10, false, 1/eu-central-1/rds",
        "organizations:DescribeOrganization, 1, organizations:DescribeOrganization, 2, 1, true,"
                + " 1/us-east-1/organizations",
        "ce:GetCostAndUsage, 1, ce, 10, 10, false, 1/us-east-1/ce",
        "sts:AssumeRole, caller/us-east-1, sts, 600, 600, true, 1/us-east-1/sts",
        "sts:GetCallerIdentity, 1/eu-central-1, sts, 600, 600, true, 1/eu-central-1/sts"
    })
    void rulesOf_action_takesFromItsOwnersBucket(
            String action, String owner, String bucket, int burst, double refill, boolean published, String endpoint) {
        CallRules rules = policy(AwsTariff.defaults()).rulesOf(action, FRANKFURT);

        assertThat(rules.limits()).containsExactly(new RateLimit(owner, bucket, burst, refill, published));
        assertThat(rules.endpoint()).isEqualTo(endpoint);
    }

    @Test
    void rulesOf_listAccounts_takesFromTheAccountsAndTheOrganisationsBucket() {
        assertThat(policy(AwsTariff.defaults())
                        .rulesOf("organizations:ListAccounts", Scope.GLOBAL)
                        .limits())
                .containsExactly(
                        new RateLimit("1", "organizations:ListAccounts", 12, 8, true),
                        new RateLimit("organization/9", "organizations:ListAccounts", 15, 9, true));
    }

    @ParameterizedTest
    @CsvSource({"ce:GetTags, 0.01", "cloudwatch:GetMetricData, 0.00001", "ec2:DescribeVolumes, 0"})
    void rulesOf_action_hasItsPrice(String action, String price) {
        assertThat(policy(AwsTariff.defaults())
                        .rulesOf(action, FRANKFURT)
                        .price()
                        .perUnit())
                .isEqualByComparingTo(price);
    }

    @Test
    void with_action_winsOverItsService() {
        AwsTariff tariff = AwsTariff.defaults()
                .withPrice("ce:GetTags", Price.FREE)
                .withRates("ce:GetTags", List.of(AwsRate.assumed(AwsRate.Owner.ACCOUNT, "tags", 1, 0.5)));

        assertThat(tariff.priceOf("ce:GetTags")).isEqualTo(Price.FREE);
        assertThat(tariff.ratesOf("ce:GetTags")).extracting(AwsRate::bucket).containsExactly("tags");
        assertThat(tariff.priceOf("ce:GetCostAndUsage").perUnit()).isEqualByComparingTo("0.01");
    }

    @Test
    void with_actionWithoutService_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AwsTariff.defaults().withPrice("GetTags", Price.FREE))
                .withMessageContaining("GetTags");
    }

    private static AwsCallPolicy policy(AwsTariff tariff) {
        AwsErrors errors = new AwsErrors(
                new Scrubber(List::of), scope -> false, action -> false, new DeniedAs("the role", "Sync again."));
        return new AwsCallPolicy(tariff, errors, () -> "1", () -> "9", Scope.region("us-east-1"), FRANKFURT);
    }
}
