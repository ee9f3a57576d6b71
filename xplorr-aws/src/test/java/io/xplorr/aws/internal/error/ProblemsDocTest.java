package io.xplorr.aws.internal.error;

import static org.assertj.core.api.Assertions.assertThat;

import io.xplorr.ErrorKind;
import io.xplorr.aws.AwsProblems;
import io.xplorr.connection.ConnectionProblems;
import io.xplorr.sync.ProblemCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds {@code docs/problems.md} to the codes that there are, and to whom the code asks to act. */
class ProblemsDocTest {
    private static final Path DOC = Path.of("..", "docs", "problems.md");
    private static final Pattern ROW = Pattern.compile("\\| `([A-Z_]+)` \\| ([^|]+) \\| ([^|]+) \\| ([^|]+) \\|");
    private static final Map<ErrorKind, String> WHO = Map.of(
            ErrorKind.AUTHENTICATION, "administrator",
            ErrorKind.PERMISSION, "administrator",
            ErrorKind.INVALID_REQUEST, "operator",
            ErrorKind.STORAGE, "operator",
            ErrorKind.THROTTLED, "nobody",
            ErrorKind.UNAVAILABLE, "nobody",
            ErrorKind.UNEXPECTED, "report");

    private record Row(String code, String who) {}

    @ParameterizedTest
    @ValueSource(classes = {ProblemCode.class, ConnectionProblems.class, AwsProblems.class})
    void section_ofAClass_hasARowForEachOfItsCodesAndNoOther(Class<?> codes) throws IOException {
        assertThat(rows("`" + codes.getName() + "`"))
                .extracting(Row::code)
                .containsExactlyInAnyOrderElementsOf(constants(codes));
    }

    @Test
    void who_isOneOfTheWordsThatThePageExplains() throws IOException {
        assertThat(rows("# Problems")).extracting(Row::who).isNotEmpty().isSubsetOf(Set.copyOf(WHO.values()));
    }

    @Test
    void who_ofWhatAwsAnswers_isWhomTheErrorTableMeans() throws IOException {
        List<Row> rows = rows("# Problems");
        for (Verdict verdict :
                ErrorTable.ROWS.stream().map(ErrorTable.Row::verdict).distinct().toList()) {
            if (verdict.kind() != ErrorKind.NO_DATA) { // which says nothing of who acts
                assertThat(rows)
                        .filteredOn(row -> row.code().equals(verdict.code().value()))
                        .as(verdict.code().value())
                        .extracting(Row::who)
                        .containsExactly(WHO.get(verdict.kind()));
            }
        }
    }

    /** Returns the rows from a line on, until the next section begins. */
    private static List<Row> rows(String from) throws IOException {
        List<Row> rows = new ArrayList<>();
        Files.readAllLines(DOC).stream()
                .dropWhile(line -> !line.equals(from))
                .takeWhile(line -> from.startsWith("#") || !line.startsWith("#"))
                .map(ROW::matcher)
                .filter(Matcher::matches)
                .forEach(row -> rows.add(new Row(row.group(1), row.group(3))));
        return rows;
    }

    private static List<String> constants(Class<?> codes) {
        return Arrays.stream(codes.getFields())
                .filter(field -> field.getType() == ProblemCode.class)
                .map(field -> {
                    try {
                        return ((ProblemCode) field.get(null)).value();
                    } catch (IllegalAccessException e) {
                        throw new AssertionError(e);
                    }
                })
                .toList();
    }
}
