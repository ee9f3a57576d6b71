package io.xplorr.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xplorr.record.DatasetId;
import io.xplorr.spi.Dataset;
import io.xplorr.testkit.aws.iam.Caller;
import io.xplorr.testkit.aws.iam.IamEvaluator;
import io.xplorr.testkit.aws.iam.IamRequest;
import io.xplorr.testkit.aws.iam.PolicyDocument;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AwsActionsTest {
    private static final Caller SESSION = Caller.of("arn:aws:sts::111122223333:assumed-role/XplorrReadOnly/run");
    private static final PolicyDocument ADMINISTRATOR =
            PolicyDocument.parse("{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}}");

    @Test
    void all_isThePublishedPolicy() {
        assertThat(AwsActions.all())
                .containsExactly(
                        "ce:DescribeCostCategoryDefinition",
                        "ce:GetCostAndUsage",
                        "ce:GetCostAndUsageWithResources",
                        "ce:GetCostForecast",
                        "ce:GetDimensionValues",
                        "ce:GetReservationCoverage",
                        "ce:GetReservationUtilization",
                        "ce:GetSavingsPlansCoverage",
                        "ce:GetSavingsPlansUtilization",
                        "ce:GetTags",
                        "ce:ListCostAllocationTags",
                        "ce:ListCostCategoryDefinitions",
                        "cloudwatch:GetMetricData",
                        "ec2:DescribeInstances",
                        "ec2:DescribeRegions",
                        "ec2:DescribeSnapshots",
                        "ec2:DescribeVolumes",
                        "elasticloadbalancing:DescribeLoadBalancers",
                        "organizations:DescribeOrganization",
                        "organizations:ListAccounts",
                        "rds:DescribeDBInstances");
    }

    @Test
    void all_onlyReads() {
        assertThat(AwsActions.all()).allMatch(action -> action.matches("[a-z0-9]+:(Get|Describe|List)[A-Za-z]+"));
    }

    @Test
    void all_isWhatTheDatasetsTake() {
        Set<String> taken = new TreeSet<>(Set.of("ec2:DescribeRegions")); // what finds the regions to read
        for (Dataset dataset : AwsProvider.create().datasets()) {
            taken.addAll(dataset.actions());
            assertThat(AwsActions.of(Set.of(dataset.id())))
                    .as(dataset.id().value())
                    .containsAll(dataset.actions());
        }

        assertThat(taken).isEqualTo(AwsActions.all());
    }

    @ParameterizedTest
    @MethodSource("io.xplorr.aws.AwsActions#datasets")
    void sessionPolicy_ofOneDataset_narrowsAnAdministratorToIt(DatasetId dataset) {
        IamEvaluator session = IamEvaluator.of(ADMINISTRATOR)
                .withSessionPolicies(PolicyDocument.parse(AwsActions.sessionPolicy(Set.of(dataset))));

        for (String action : AwsActions.all()) {
            assertThat(session.evaluate(IamRequest.of(SESSION, action, "*")).isAllowed())
                    .as(action)
                    .isEqualTo(AwsActions.of(Set.of(dataset)).contains(action));
        }
        assertThat(session.evaluate(IamRequest.of(SESSION, "iam:CreateUser", "*"))
                        .isAllowed())
                .isFalse();
    }

    @Test
    void sessionPolicy_ofAllDatasets_fitsIntoStsCall() {
        assertThat(AwsActions.sessionPolicy(AwsActions.datasets())).hasSize(669);
    }

    @Test
    void of_unknownOrNoDataset_refused() {
        assertThatThrownBy(() -> AwsActions.of(Set.of(DatasetId.of("cost.hourly"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("was: cost.hourly");
        assertThatThrownBy(() -> AwsActions.sessionPolicy(Set.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("empty");
    }
}
