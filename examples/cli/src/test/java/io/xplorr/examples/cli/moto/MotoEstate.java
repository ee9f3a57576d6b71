package io.xplorr.examples.cli.moto;

import io.xplorr.testkit.aws.cost.CostLine;
import io.xplorr.testkit.aws.cost.CostMetric;
import io.xplorr.testkit.aws.cost.DailyQuantity;
import io.xplorr.testkit.aws.estate.Account;
import io.xplorr.testkit.aws.estate.Estate;
import io.xplorr.testkit.aws.estate.MetricSource;
import io.xplorr.testkit.aws.estate.MetricSource.Metric;
import io.xplorr.testkit.aws.estate.Organization;
import io.xplorr.testkit.aws.estate.Regions;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.StreamSupport;
import wiremock.com.fasterxml.jackson.databind.JsonNode;

/** The estate of what boto3 has told about a moto server. */
final class MotoEstate {
    private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");

    private final JsonNode told;
    private final boolean oldMembers;
    private final String accountId;

    private MotoEstate(JsonNode told, boolean oldMembers) {
        this.told = told;
        this.oldMembers = oldMembers;
        this.accountId = told.at("/organization/MasterAccountId").textValue();
    }

    static Estate of(JsonNode told) {
        return new MotoEstate(told, false).create();
    }

    /**
     * Returns the estate with the accounts as members for years: moto's have joined a moment ago, and a payer sees no cost
     * of an account from before it joined.
     */
    static Estate ofOldMembers(JsonNode told) {
        return new MotoEstate(told, true).create();
    }

    private Estate create() {
        Estate.Builder estate = Estate.builder()
                .organization(new Organization(
                        told.at("/organization/Id").textValue(),
                        accountId,
                        told.at("/organization/FeatureSet").textValue()))
                .metrics(metrics());
        told.get("accounts").forEach(account -> estate.account(account(account)));
        told.get("regions")
                .properties()
                .forEach(region -> MotoResources.of(region.getKey(), region.getValue())
                        .forEach(resource -> estate.place(accountId, region.getKey(), resource)));
        bill().forEach((group, amounts) -> estate.cost(group.line(amounts)));
        return estate.build();
    }

    private Account account(JsonNode account) {
        return Account.of(account.get("Id").textValue(), account.get("Name").textValue())
                .withEmail(account.get("Email").textValue())
                .withState(account.get("State").textValue())
                .withJoined(oldMembers ? LONG_AGO : time(account.get("JoinedTimestamp")))
                .withJoinedMethod(account.get("JoinedMethod").textValue())
                .withOptedIn(StreamSupport.stream(told.get("enabledRegions").spliterator(), false)
                        .map(JsonNode::textValue)
                        .filter(Regions.OPT_IN::contains)
                        .toArray(String[]::new));
    }

    /** One account's cost of one service by one metric: each has amounts of its own. */
    private record Group(String accountId, String service, CostMetric metric) {
        CostLine line(Map<LocalDate, BigDecimal> amounts) {
            return CostLine.of(accountId, service)
                    .rate(metric, "1")
                    .quantity(DailyQuantity.of(amounts))
                    .build();
        }
    }

    private Map<Group, Map<LocalDate, BigDecimal>> bill() {
        Map<Group, Map<LocalDate, BigDecimal>> bill = new HashMap<>();
        for (JsonNode result : told.get("cost")) {
            LocalDate day = LocalDate.parse(result.at("/TimePeriod/Start").textValue());
            for (JsonNode group : result.get("Groups")) {
                group.get("Metrics")
                        .properties()
                        .forEach(metric -> bill.computeIfAbsent(
                                        new Group(
                                                group.at("/Keys/0").textValue(),
                                                group.at("/Keys/1").textValue(),
                                                CostMetric.named(metric.getKey())
                                                        .orElseThrow()),
                                        it -> new HashMap<>())
                                .put(
                                        day,
                                        new BigDecimal(
                                                metric.getValue().get("Amount").textValue())));
            }
        }
        return bill;
    }

    private Map<Metric, Map<Instant, Double>> measured() {
        Map<Metric, Map<Instant, Double>> measured = new HashMap<>();
        for (JsonNode metric : told.get("metrics")) {
            Map<Instant, Double> values = new HashMap<>();
            for (int i = 0; i < metric.get("Values").size(); i++) {
                values.put(
                        time(metric.get("Timestamps").get(i)),
                        metric.get("Values").get(i).doubleValue());
            }
            measured.put(
                    new Metric(
                            accountId,
                            metric.get("region").textValue(),
                            metric.get("Namespace").textValue(),
                            metric.get("MetricName").textValue(),
                            Map.of(
                                    metric.at("/Dimensions/0/Name").textValue(),
                                    metric.at("/Dimensions/0/Value").textValue()),
                            metric.get("stat").textValue()),
                    values);
        }
        return measured;
    }

    private MetricSource metrics() {
        Map<Metric, Map<Instant, Double>> measured = measured();
        return metric -> Optional.ofNullable(measured.get(metric)).map(values -> start -> {
            Double value = values.get(start);
            return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
        });
    }

    static Instant time(JsonNode text) {
        return OffsetDateTime.parse(text.textValue()).toInstant();
    }
}
