package io.xplorr.testkit.aws.internal.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.xplorr.testkit.aws.cost.CostCube;
import io.xplorr.testkit.aws.cost.CostLine;
import io.xplorr.testkit.aws.cost.CostMetric;
import io.xplorr.testkit.aws.cost.CostPeriod;
import io.xplorr.testkit.aws.cost.CostPeriod.Granularity;
import io.xplorr.testkit.aws.cost.CostQuery;
import io.xplorr.testkit.aws.internal.wire.Json;
import io.xplorr.testkit.aws.internal.wire.Structure;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CostAnswersTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 11, 1);
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    private static CostRequest request(LocalDate end, Granularity granularity, boolean namesUsageType) {
        return new CostRequest(
                FIRST.atStartOfDay(),
                end.atStartOfDay(),
                granularity,
                line -> true,
                List.of(new CostRequest.Group("DIMENSION", "SERVICE", line -> line.dimension("SERVICE"))),
                List.of(CostMetric.UNBLENDED, CostMetric.USAGE_QUANTITY),
                namesUsageType);
    }

    private static CostAnswers answers(CostRequest request, LocalDate settledUntil, CostLine... lines) {
        Map<List<String>, List<CostLine>> groups = new CostCube(List.of(lines))
                .groups(new CostQuery(
                        request.periods(), line -> true, List.of(line -> line.dimension("SERVICE")), TODAY));
        return new CostAnswers(request, groups, TODAY, settledUntil);
    }

    /** Costs a dollar on each of three days, but for the services that rest on the second. */
    private static CostLine line(String service, boolean rests) {
        return CostLine.of("111122223333", service)
                .unit("Hrs")
                .rate("1")
                .quantity(
                        day -> rests && day.equals(FIRST.plusDays(1)) ? Optional.empty() : Optional.of(BigDecimal.ONE))
                .build();
    }

    private static CostAnswers threeDays() {
        return answers(
                request(FIRST.plusDays(3), Granularity.DAILY, false),
                FIRST,
                line("a", false),
                line("b", true),
                line("c", false));
    }

    private static String json(Structure structure) {
        return new String(Json.write(structure), StandardCharsets.UTF_8);
    }

    /** Returns what the pages from an offset on hold, such as {@code 01 a,b} for the first day. */
    private static List<String> told(CostAnswers answers) {
        List<String> told = new ArrayList<>();
        for (Structure result : answers.results()) {
            Structure period = (Structure) result.members().get("TimePeriod");
            Structure.Items groups = (Structure.Items) result.members().get("Groups");
            List<String> keys = groups.values().stream()
                    .map(group -> ((Structure.Items)
                                    ((Structure) group).members().get("Keys"))
                            .values()
                            .get(0)
                            .toString())
                    .toList();
            told.add(period.members().get("Start").toString().substring(8) + " " + String.join(",", keys));
        }
        return told;
    }

    @ParameterizedTest(name = "pages of {0}")
    @ValueSource(ints = {1, 2, 3, 4, 5, 7, 8, 9, 100})
    void grouped_pagesOfAnySize_tellEachGroupOnce(int size) {
        List<String> told = new ArrayList<>();
        Optional<Long> offset = Optional.of(0L);
        while (offset.isPresent()) {
            CostAnswers page = threeDays();
            offset = page.grouped(offset.get(), size);
            for (String day : told(page)) {
                for (String key : day.substring(3).split(",", -1)) {
                    told.add(day.substring(0, 3) + key);
                }
            }
        }

        assertThat(told)
                .filteredOn(it -> !it.endsWith(" "))
                .containsExactly("01 a", "01 b", "01 c", "02 a", "02 c", "03 a", "03 b", "03 c");
    }

    @Test
    void grouped_aDayMaySpanPages() {
        CostAnswers first = threeDays();
        CostAnswers second = threeDays();

        Optional<Long> next = first.grouped(0, 4);
        Optional<Long> last = second.grouped(next.orElseThrow(), 4);

        assertThat(told(first)).containsExactly("01 a,b,c", "02 a");
        assertThat(told(second)).containsExactly("02 c", "03 a,b,c");
        assertThat(next).contains(4L);
        assertThat(last).isEmpty();
        assertThat(second.keys()).containsExactly(List.of("c"), List.of("a"), List.of("b"));
    }

    @Test
    void grouped_withoutGroups_tellsEveryPeriodEmpty() {
        CostAnswers answers = answers(request(FIRST.plusDays(2), Granularity.DAILY, false), FIRST);

        assertThat(answers.grouped(0, 10)).isEmpty();
        assertThat(told(answers)).containsExactly("01 ", "02 ");
        assertThat(json(answers.results().get(0)))
                .isEqualTo("{\"TimePeriod\":{\"Start\":\"2026-11-01\",\"End\":\"2026-11-02\"},\"Groups\":[],"
                        + "\"Estimated\":true,\"Total\":{\"UnblendedCost\":{\"Amount\":\"0\",\"Unit\":\"USD\"},"
                        + "\"UsageQuantity\":{\"Amount\":\"0\",\"Unit\":\"N/A\"}}}");
    }

    @Test
    void totals_addUpAllGroups_withTheUnitIfTheRequestNamesUsageTypes() {
        CostAnswers answers = answers(
                request(FIRST.plusDays(2), Granularity.DAILY, true),
                FIRST.plusDays(1),
                line("a", false),
                line("b", true));

        answers.totals();

        assertThat(answers.results().stream().map(CostAnswersTest::json))
                .containsExactly(
                        "{\"TimePeriod\":{\"Start\":\"2026-11-01\",\"End\":\"2026-11-02\"},\"Groups\":[],"
                                + "\"Estimated\":false,\"Total\":{\"UnblendedCost\":{\"Amount\":\"2\",\"Unit\":\"USD\"},"
                                + "\"UsageQuantity\":{\"Amount\":\"2\",\"Unit\":\"Hrs\"}}}",
                        "{\"TimePeriod\":{\"Start\":\"2026-11-02\",\"End\":\"2026-11-03\"},\"Groups\":[],"
                                + "\"Estimated\":true,\"Total\":{\"UnblendedCost\":{\"Amount\":\"1\",\"Unit\":\"USD\"},"
                                + "\"UsageQuantity\":{\"Amount\":\"1\",\"Unit\":\"Hrs\"}}}");
    }

    @Test
    void totals_withoutUsageTypes_tellNoUnit() {
        CostAnswers answers = answers(request(FIRST.plusDays(1), Granularity.DAILY, false), FIRST, line("a", false));

        answers.totals();

        assertThat(json(answers.results().get(0))).contains("{\"Amount\":\"1\",\"Unit\":\"N/A\"}");
    }

    @Test
    void span_ofHours_hasTheTime() {
        LocalDateTime start = FIRST.atTime(9, 0);

        assertThat(json(CostAnswers.span(new CostPeriod(start, start.plusHours(1)), Granularity.HOURLY)))
                .isEqualTo("{\"Start\":\"2026-11-01T09:00:00Z\",\"End\":\"2026-11-01T10:00:00Z\"}");
    }

    @ParameterizedTest
    @CsvSource({"0.000, 0", "1.500, 1.5", "100, 100", "-0.10, -0.1", "1E+3, 1000", "0.0000000001, 0.0000000001"})
    void text_isPlainAndShort(String amount, String text) {
        assertThat(CostAnswers.text(new BigDecimal(amount))).isEqualTo(text);
    }
}
