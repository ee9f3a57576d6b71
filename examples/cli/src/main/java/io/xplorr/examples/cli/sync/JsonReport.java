package io.xplorr.examples.cli.sync;

import io.xplorr.examples.cli.console.JsonWriter;
import io.xplorr.examples.cli.console.ProblemText;
import io.xplorr.sync.SyncResult;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.SortedMap;

/** Prints a result as one JSON object on one line, for programs. Amounts are exact decimals, in strings. */
final class JsonReport implements Report {
    @Override
    public void print(SyncReport report, PrintWriter out) {
        SyncResult result = report.result();
        JsonWriter json = new JsonWriter(out);
        json.beginObject().name("status").value(result.status().name());
        datasets(json, result);
        cost(json, report.cost());
        calls(json, result);
        json.name("spend").value(result.calls().spend().toPlainString());
        json.name("durationMillis").value(result.duration().toMillis());
        problems(json, result);
        json.endObject();
        out.println();
    }

    private static void datasets(JsonWriter json, SyncResult result) {
        json.name("datasets").beginObject();
        DatasetCount.all(result).forEach((dataset, count) -> {
            json.name(dataset.value()).beginObject().name("records").value(count.records());
            json.name("byRegion").beginObject();
            count.byRegion()
                    .forEach((region, records) -> json.name(region.value()).value(records));
            json.endObject().endObject();
        });
        json.endObject();
    }

    private static void cost(JsonWriter json, SortedMap<YearMonth, SortedMap<String, BigDecimal>> cost) {
        json.name("cost").beginObject();
        cost.forEach((month, sums) -> {
            json.name(month.toString()).beginObject();
            sums.forEach((basis, sum) -> json.name(basis).value(sum.toPlainString()));
            json.endObject();
        });
        json.endObject();
    }

    private static void calls(JsonWriter json, SyncResult result) {
        json.name("calls").beginObject();
        result.calls().byAction().forEach((action, calls) -> {
            json.name(action).beginObject();
            json.name("count").value(calls.count());
            json.name("throttled").value(calls.throttled());
            json.name("retried").value(calls.retried());
            json.endObject();
        });
        json.endObject();
    }

    private static void problems(JsonWriter json, SyncResult result) {
        json.name("problems").beginArray();
        result.problems().forEach(problem -> ProblemText.write(problem, json));
        json.endArray();
    }
}
