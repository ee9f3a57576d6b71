package io.xplorr.testkit.aws.internal.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.xplorr.testkit.aws.access.Caller;
import io.xplorr.testkit.aws.internal.service.Pages.Page;
import io.xplorr.testkit.aws.internal.service.Pages.Paging;
import io.xplorr.testkit.aws.internal.wire.AwsError;
import io.xplorr.testkit.aws.internal.wire.AwsService;
import io.xplorr.testkit.aws.internal.wire.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PagesTest {
    private static final Paging PAGING = Paging.by("NextToken", "MaxResults");
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final BiPredicate<Integer, Instant> ALL = (item, at) -> true;

    private final Pages pages = new Pages(new PageTokens(7));

    /** Which of the two faults of pages hit a call. */
    private enum Hit implements PageFaults {
        NONE,
        REPEAT,
        EMPTY;

        @Override
        public boolean repeatsToken() {
            return this == REPEAT;
        }

        @Override
        public boolean isEmpty() {
            return this == EMPTY;
        }
    }

    private record Where(AwsService service, String operation, String accountId, String region) {
        static final Where HERE = new Where(AwsService.EC2, "DescribeVolumes", "111122223333", "eu-west-1");
    }

    private static Invocation call(Where where, Instant now, Hit hit, String members) {
        return new Invocation(
                where.service(),
                where.operation(),
                Json.objects(("{" + members + "}").getBytes(StandardCharsets.UTF_8))
                        .get(0),
                Caller.user(where.accountId(), "user", "AIDAEXAMPLE"),
                where.region(),
                now,
                hit);
    }

    private static Invocation call(String members) {
        return call(Where.HERE, NOW, Hit.NONE, members);
    }

    private static String token(Page<?> page) {
        return "\"NextToken\":\"" + page.nextToken().orElseThrow() + "\"";
    }

    private static List<Integer> numbers(int count) {
        return IntStream.range(0, count).boxed().toList();
    }

    private Page<Integer> cut(Invocation call, List<Integer> all, int size) {
        return pages.cut(call, PAGING, all, size, ALL);
    }

    @ParameterizedTest(name = "{0} items by {1}: {2} pages")
    @CsvSource({"0, 3, 1", "1, 3, 1", "3, 3, 1", "4, 3, 2", "6, 3, 2", "7, 3, 3", "5, 1, 5"})
    void cut_givesEachItemOnce_andNoTokenAfterTheLast(int items, int size, int expected) {
        List<Integer> found = new ArrayList<>();
        int count = 0;
        Optional<String> token = Optional.empty();
        do {
            Page<Integer> page =
                    cut(call(token.map(it -> "\"NextToken\":\"" + it + "\"").orElse("")), numbers(items), size);
            assertThat(page.items()).hasSizeLessThanOrEqualTo(size);
            found.addAll(page.items());
            token = page.nextToken();
            count++;
        } while (token.isPresent() && count <= items);

        assertThat(found).isEqualTo(numbers(items));
        assertThat(count).isEqualTo(expected);
    }

    @Test
    void cut_hiddenItems_neitherShownNorCounted() {
        long seed = Long.getLong("xplorr.seed", 1);
        SplittableRandom random = new SplittableRandom(seed);
        for (int run = 0; run < 200; run++) {
            List<Integer> all = numbers(random.nextInt(40));
            int divisor = 1 + random.nextInt(5);
            int size = 1 + random.nextInt(6);
            List<Integer> found = new ArrayList<>();
            Optional<String> token = Optional.empty();
            do {
                Page<Integer> page = pages.cut(
                        call(token.map(it -> "\"NextToken\":\"" + it + "\"").orElse("")),
                        PAGING,
                        all,
                        size,
                        (item, at) -> item % divisor == 0);
                found.addAll(page.items());
                token = page.nextToken();
                assertThat(token.isEmpty() || page.items().size() == size)
                        .as("only the last page is not full; seed %d", seed)
                        .isTrue();
            } while (token.isPresent());

            assertThat(found)
                    .as("seed %d", seed)
                    .isEqualTo(all.stream().filter(it -> it % divisor == 0).toList());
        }
    }

    @Test
    void cut_laterPages_showTheMomentOfTheFirst() {
        Page<Integer> first = cut(call(""), numbers(4), 2);
        List<Instant> asked = new ArrayList<>();

        pages.cut(
                call(Where.HERE, NOW.plusSeconds(3600), Hit.NONE, token(first)),
                PAGING,
                numbers(4),
                2,
                (item, at) -> asked.add(at));

        assertThat(asked).containsExactly(NOW, NOW);
    }

    @Test
    void cut_listThatHasShrunk_endsWithoutItems() {
        Page<Integer> first = cut(call(""), numbers(6), 4);

        Page<Integer> second = cut(call(token(first)), numbers(3), 4);

        assertThat(second.items()).isEmpty();
        assertThat(second.nextToken()).isEmpty();
    }

    @Test
    void token_thatIsEmpty_isTheFirstPage() {
        assertThat(cut(call("\"NextToken\":\"\""), numbers(3), 2).items()).containsExactly(0, 1);
    }

    @Test
    void token_otherPageSize_goesOn_butNothingElseMayChange() {
        Page<Integer> first = cut(call("\"MaxResults\":2,\"Filter\":\"a\""), numbers(9), 2);

        assertThat(cut(call("\"MaxResults\":5,\"Filter\":\"a\"," + token(first)), numbers(9), 5)
                        .items())
                .containsExactly(2, 3, 4, 5, 6);
        assertThat(code(() -> cut(call("\"MaxResults\":2,\"Filter\":\"b\"," + token(first)), numbers(9), 2)))
                .isEqualTo("InvalidPaginationToken");
    }

    @Test
    void token_otherParameters_costExplorerSaysSo() {
        Where cost = new Where(AwsService.COST_EXPLORER, "GetTags", "111122223333", "us-east-1");
        Page<Integer> first = cut(call(cost, NOW, Hit.NONE, "\"TagKey\":\"a\""), numbers(9), 2);

        assertThat(code(() -> cut(call(cost, NOW, Hit.NONE, "\"TagKey\":\"b\"," + token(first)), numbers(9), 2)))
                .isEqualTo("RequestChangedException");
    }

    @ParameterizedTest(name = "{0} {1} of {2} in {3}: {4}")
    @CsvSource({
        "ELB_V2,        DescribeVolumes,   111122223333, eu-west-1, ValidationError",
        "EC2,           DescribeSnapshots, 111122223333, eu-west-1, InvalidPaginationToken",
        "EC2,           DescribeVolumes,   444455556666, eu-west-1, InvalidPaginationToken",
        "EC2,           DescribeVolumes,   111122223333, eu-west-2, InvalidPaginationToken",
        "COST_EXPLORER, DescribeVolumes,   111122223333, eu-west-1, InvalidNextTokenException",
        "CLOUDWATCH,    DescribeVolumes,   111122223333, eu-west-1, InvalidNextToken",
        "RDS,           DescribeVolumes,   111122223333, eu-west-1, InvalidParameterValue",
        "ORGANIZATIONS, DescribeVolumes,   111122223333, eu-west-1, InvalidInputException"
    })
    void token_elsewhere_refused(
            AwsService service, String operation, String accountId, String region, String expected) {
        Page<Integer> first = cut(call(""), numbers(9), 2);
        Where elsewhere = new Where(service, operation, accountId, region);

        assertThat(code(() -> cut(call(elsewhere, NOW, Hit.NONE, token(first)), numbers(9), 2)))
                .isEqualTo(expected);
    }

    private static String code(Runnable call) {
        return catchThrowableOfType(AwsError.class, call::run).code();
    }

    @Test
    void repeatToken_namesThePageItself_butNotTheFirst() {
        Page<Integer> first = cut(call(Where.HERE, NOW, Hit.REPEAT, ""), numbers(5), 2);
        assertThat(first.items()).containsExactly(0, 1);

        Page<Integer> second = cut(call(Where.HERE, NOW, Hit.REPEAT, token(first)), numbers(5), 2);
        assertThat(second.items()).containsExactly(2, 3);
        assertThat(second.nextToken()).isEqualTo(first.nextToken());
        assertThat(cut(call(Where.HERE, NOW, Hit.REPEAT, token(first)), numbers(3), 2)
                        .nextToken())
                .as("even a last page goes on")
                .isPresent();
        assertThat(cut(call(Where.HERE, NOW, Hit.REPEAT, ""), numbers(2), 2).nextToken())
                .as("but not one without a token")
                .isEmpty();
    }

    @Test
    void emptyPage_losesNothing_andRepeatsNoToken() {
        Page<Integer> first = cut(call(Where.HERE, NOW, Hit.EMPTY, ""), numbers(3), 2);
        Page<Integer> second = cut(call(Where.HERE, NOW, Hit.EMPTY, token(first)), numbers(3), 2);
        Page<Integer> third = cut(call(token(second)), numbers(3), 2);

        assertThat(first.items()).isEmpty();
        assertThat(second.items()).isEmpty();
        assertThat(third.items()).containsExactly(0, 1);
        assertThat(List.of(first.nextToken(), second.nextToken(), third.nextToken()))
                .doesNotHaveDuplicates();
    }
}
