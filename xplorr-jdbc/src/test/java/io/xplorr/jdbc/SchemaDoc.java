package io.xplorr.jdbc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code docs/schema.md} says: the columns of each table and view, in order. */
final class SchemaDoc {
    private static final Pattern HEADING = Pattern.compile("### `(\\w+)`");
    private static final Pattern COLUMN = Pattern.compile("\\| `(\\w+)` \\| [^|]+ \\| [^|]+ \\|");

    private SchemaDoc() {}

    static Map<String, List<String>> read() throws IOException {
        Map<String, List<String>> relations = new LinkedHashMap<>();
        List<String> columns = List.of();
        for (String line : Files.readAllLines(Path.of("..", "docs", "schema.md"))) {
            Matcher heading = HEADING.matcher(line);
            Matcher column = COLUMN.matcher(line);
            if (heading.matches()) {
                columns = new ArrayList<>();
                relations.put(heading.group(1), columns);
            } else if (column.matches()) {
                columns.add(column.group(1).toLowerCase(Locale.ROOT));
            }
        }
        return relations;
    }
}
