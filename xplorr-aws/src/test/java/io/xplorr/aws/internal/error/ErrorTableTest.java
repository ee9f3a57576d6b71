package io.xplorr.aws.internal.error;

import static io.xplorr.aws.internal.error.ErrorAnswer.thrown;
import static org.assertj.core.api.Assertions.assertThat;

import io.xplorr.aws.internal.http.Scrubber;
import io.xplorr.record.Scope;
import io.xplorr.spi.CallError;
import io.xplorr.spi.CallError.Reaction;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ErrorTableTest {
    private final AwsErrors errors = new AwsErrors(
            new Scrubber(List::of),
            scope -> false,
            action -> action.startsWith("ce:"),
            new DeniedAs("the role", "Sync again."));

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.xplorr.aws.internal.error.ErrorAnswer#all")
    void errorOf_answer_meansWhatTheTableSays(ErrorAnswer answer) {
        CallError error = errors.errorOf(
                answer.action(), Scope.region("us-east-1"), thrown(answer.code(), 400, answer.message()));

        assertThat(error.kind()).isEqualTo(answer.kind());
        assertThat(error.reaction()).isEqualTo(answer.reaction());
        assertThat(error.code()).isEqualTo(answer.problem());
        assertThat(error.nativeCode()).contains(answer.code());
        assertThat(error.maybeBilled()).as("an error answer is not billed").isFalse();
        if (answer.reaction() == Reaction.FAIL) {
            assertThat(error.remedy()).isNotEmpty();
        }
    }

    @Test
    void find_answer_isInTheTableRatherThanGuessedByItsStatus() {
        assertThat(ErrorAnswer.all().filter(answer -> !answer.code().equals(ErrorAnswer.UNKNOWN)))
                .allSatisfy(answer -> assertThat(ErrorTable.find(answer.action(), answer.code(), answer.message()))
                        .isPresent());
    }

    @Test
    void rows_eachCodeOfEach_isTheFirstThatFitsOneOfTheAnswers() {
        Set<String> reached = ErrorAnswer.all()
                .map(answer -> firstFitting(answer) + " " + answer.code())
                .collect(Collectors.toSet());

        for (int i = 0; i < ErrorTable.ROWS.size(); i++) {
            for (String code : ErrorTable.ROWS.get(i).codes()) {
                assertThat(reached).as(ErrorTable.ROWS.get(i).toString()).contains(i + " " + code);
            }
        }
    }

    private static int firstFitting(ErrorAnswer answer) {
        return IntStream.range(0, ErrorTable.ROWS.size())
                .filter(i -> ErrorTable.ROWS
                        .get(i)
                        .fits(answer.action(), answer.code(), answer.message().toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElse(-1);
    }
}
