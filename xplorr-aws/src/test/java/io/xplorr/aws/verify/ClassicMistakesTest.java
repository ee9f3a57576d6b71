package io.xplorr.aws.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.xplorr.aws.AwsActions;
import io.xplorr.aws.AwsProblems;
import io.xplorr.connection.ConnectionProblems;
import io.xplorr.connection.PendingConnection;
import io.xplorr.connection.Secret;
import io.xplorr.sync.Problem;
import io.xplorr.sync.ProblemCode;
import io.xplorr.testkit.aws.access.AccessKey;
import io.xplorr.testkit.aws.access.FakeRole;
import io.xplorr.testkit.aws.estate.CostExplorerSettings;
import io.xplorr.testkit.aws.fault.CallMatcher;
import io.xplorr.testkit.aws.fault.Fault;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What goes wrong most often when an account is connected, and what the person who did it reads then. One row, one mistake. */
class ClassicMistakesTest {
    private static final String PAYER = "{payer}";
    private static final String MEMBER = "{member}";
    private static final String MASKED_ID = "{id}";

    static Stream<Arguments> mistakes() {
        return Stream.of(
                mistake(
                        "the trust policy has another external ID",
                        AwsProblems.ASSUME_ROLE_DENIED,
                        it -> it.complete(it.role().externalId("xplorr-ext-of-another-connection")),
                        PAYER,
                        "XplorrReadOnly",
                        MASKED_ID),
                mistake(
                        "the role trusts another account",
                        AwsProblems.ASSUME_ROLE_DENIED,
                        it -> it.complete(it.customer
                                .aws
                                .role(it.customer.payer, "XplorrReadOnly")
                                .trusting("444455556666")),
                        "arn:aws:iam::891377174505:root"),
                mistake(
                        "the role has another name",
                        AwsProblems.ASSUME_ROLE_DENIED,
                        it -> it.complete("arn:aws:iam::" + it.customer.payer + ":role/Xplorr"),
                        "a role Xplorr with the path /",
                        PAYER),
                mistake(
                        "blanks around the ARN",
                        ConnectionProblems.CREDENTIALS_MALFORMED,
                        it -> it.complete(it.role().arn() + " "),
                        "blanks or line breaks around it"),
                mistake(
                        "an account id that is not one",
                        ConnectionProblems.CREDENTIALS_MALFORMED,
                        it -> it.complete("arn:aws:iam::1111-2222-3333:role/XplorrReadOnly"),
                        "12 digits",
                        "1111-2222-3333"),
                mistake(
                        "the access key is inactive",
                        ProblemCode.CREDENTIALS_REJECTED,
                        it -> {
                            AccessKey key = it.customer.aws.accessKey(it.customer.payer);
                            it.customer.aws.deleteAccessKey(key.accessKeyId());
                            return it.customer
                                    .connections
                                    .completeWithAccessKey(
                                            it.pending.id(), key.accessKeyId(), Secret.of(key.secretAccessKey()))
                                    .report()
                                    .problems();
                        },
                        "The key is inactive"),
                mistake(
                        "nobody has opened Cost Explorer",
                        AwsProblems.COST_EXPLORER_NOT_ENABLED,
                        it -> {
                            it.customer.aws.costExplorer(CostExplorerSettings.notEnabled());
                            return it.complete(it.role());
                        },
                        "open Cost Explorer once",
                        "24 hours"),
                mistake(
                        "Cost Explorer was opened an hour ago",
                        ProblemCode.NO_DATA,
                        it -> {
                            it.customer.aws.arm(
                                    new Fault.ErrorCode("DataUnavailableException", 400, "Data is not available."),
                                    CallMatcher.action("ce:GetCostAndUsage"));
                            return it.complete(it.role());
                        },
                        "less than 24 hours ago",
                        "the next sync"),
                mistake(
                        "ReadOnlyAccess without the ce: actions",
                        ProblemCode.ACCESS_DENIED,
                        it -> it.complete(
                                it.role().allowing("ec2:*", "rds:*", "elasticloadbalancing:*", "organizations:*")),
                        "ce:GetCostAndUsage",
                        PAYER),
                mistake(
                        "organizations:ListAccounts is missing",
                        ProblemCode.ACCESS_DENIED,
                        it -> it.complete(it.role()
                                .allowing(AwsActions.all().stream()
                                        .filter(action -> !action.equals("organizations:ListAccounts"))
                                        .toArray(String[]::new))),
                        "organizations:ListAccounts"),
                mistake(
                        "a region that the account has not enabled",
                        AwsProblems.REGION_NOT_ENABLED,
                        it -> {
                            it.complete(it.role());
                            it.sync();
                            it.customer.aws.disableRegion(it.customer.payer, "eu-central-1");
                            it.customer.aws.deny("ec2:DescribeRegions");
                            return it.sync();
                        },
                        "ec2:DescribeRegions"),
                mistake(
                        "the policy is attached to another role",
                        AwsProblems.NOTHING_ALLOWED,
                        it -> it.complete(it.role().allowing()),
                        "attached to another role"),
                mistake(
                        "a member account instead of the payer",
                        ConnectionProblems.PAYER_NOT_CONNECTED,
                        it -> it.complete(it.customer.role(it.customer.member, it.pending)),
                        PAYER,
                        MEMBER));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("mistakes")
    void mistake_any_isDiagnosedWithTheActualValues(
            String name, ProblemCode code, Function<Attempt, List<Problem>> making, List<String> words) {
        try (FakeCustomer customer = new FakeCustomer()) {
            Attempt attempt = new Attempt(customer, customer.begin());

            List<Problem> problems = making.apply(attempt);

            assertThat(problems)
                    .filteredOn(problem -> problem.code().equals(code))
                    .as("problems %s", problems)
                    .isNotEmpty()
                    .anySatisfy(problem -> {
                        assertThat(problem.remedy()).isNotEmpty();
                        for (String word : words) {
                            assertThat(problem.message() + " " + problem.remedy())
                                    .contains(word.replace(PAYER, customer.payer)
                                            .replace(MEMBER, customer.member)
                                            .replace(
                                                    MASKED_ID,
                                                    attempt.pending.externalId().masked()));
                        }
                    });
            assertThat(problems.toString())
                    .doesNotContain(attempt.pending.externalId().reveal());
        }
    }

    private static Arguments mistake(
            String name, ProblemCode code, Function<Attempt, List<Problem>> making, String... words) {
        return arguments(name, code, making, List.of(words));
    }

    /** One customer's attempt to connect. */
    private record Attempt(FakeCustomer customer, PendingConnection pending) {
        FakeRole role() {
            return customer.role(customer.payer, pending);
        }

        List<Problem> complete(FakeRole role) {
            return complete(role.arn());
        }

        List<Problem> complete(String arn) {
            return customer.connections.complete(pending.id(), arn).report().problems();
        }

        List<Problem> sync() {
            return customer.xplorr
                    .sync(customer.connections.connection(pending.id()))
                    .problems();
        }
    }
}
