package io.xplorr.examples.cli.show;

import io.xplorr.aws.cost.CostDatasets;
import io.xplorr.connection.ConnectionId;
import io.xplorr.examples.cli.console.ExitCodes;
import io.xplorr.examples.cli.console.Invoker;
import io.xplorr.examples.cli.console.JsonWriter;
import io.xplorr.examples.cli.store.DatabaseStore;
import io.xplorr.examples.cli.store.KnownConnection;
import io.xplorr.jdbc.StoreReader;
import io.xplorr.record.CostBasis;
import io.xplorr.record.CostRecord;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code xplorr cost}: shows what was spent, from the daily cost that the store holds. */
@Command(
        name = "cost",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Shows the cost that the store holds, by month and service or account.")
public final class CostCommand implements Callable<Integer> {
    private final Invoker invoker;
    private final PrintWriter out;

    @Mixin
    private ShowOptions show = new ShowOptions();

    @Option(
            names = "--by",
            paramLabel = "KEY",
            description = "What the lines are: service or account; service by default.",
            defaultValue = "SERVICE")
    private Key by = Key.SERVICE;

    @Option(
            names = "--metric",
            paramLabel = "METRIC",
            description = "unblended, net_unblended, amortized, net_amortized or blended; unblended by default.",
            defaultValue = "UNBLENDED")
    private CostBasis metric = CostBasis.UNBLENDED;

    @Option(
            names = "--months",
            paramLabel = "N",
            description = "How many months, counted back from the newest; ${DEFAULT-VALUE} by default.",
            defaultValue = "3")
    private int months;

    @Option(names = "--cents", description = "Round to cents; by default every digit is shown. JSON has every digit.")
    private boolean cents;

    public CostCommand(Invoker invoker, PrintWriter out) {
        this.invoker = invoker;
        this.out = out;
    }

    @Override
    public Integer call() {
        if (months < 1) {
            throw new IllegalArgumentException("--months must be at least 1, was: " + months);
        }
        try (DatabaseStore store = show.open(invoker)) {
            if (show.json()) {
                write(store);
            } else {
                print(store);
            }
            return ExitCodes.COMPLETE;
        }
    }

    private void print(DatabaseStore store) {
        for (KnownConnection known : show.connections(store)) {
            CostSums sums = sums(store.reader(), known.id());
            var newest = sums.newest(months);
            out.printf(Locale.ROOT, "%s, %s%n", known.title(), metric.name().toLowerCase(Locale.ROOT));
            if (newest.isEmpty()) {
                out.println("The store holds no such cost.");
            } else {
                new CostTable(newest).print(cents, out);
                newest.keySet().stream()
                        .filter(sums::isEstimated)
                        .forEach(month -> out.println(month + " is estimated, and may still change."));
            }
            out.println();
        }
    }

    private void write(DatabaseStore store) {
        JsonWriter json = new JsonWriter(out);
        json.beginObject().name("connections").beginArray();
        for (KnownConnection known : show.connections(store)) {
            CostSums sums = sums(store.reader(), known.id());
            json.beginObject().name("id").value(known.id().value());
            json.name("metric").value(metric.name()).name("by").value(by.name());
            json.name("months").beginObject();
            sums.newest(months).forEach((month, lines) -> {
                json.name(month.toString()).beginObject();
                json.name("estimated").value(sums.isEstimated(month));
                json.name("cost").beginObject();
                lines.forEach((line, amount) -> json.name(line.toString()).value(amount.toPlainString()));
                json.endObject().endObject();
            });
            json.endObject().endObject();
        }
        json.endArray().endObject();
        out.println();
    }

    private CostSums sums(StoreReader reader, ConnectionId id) {
        CostSums sums = new CostSums(metric, by::line);
        reader.records(id, CostDatasets.DAILY, CostRecord.class, sums::add);
        return sums;
    }

    /** What the lines of the table are. */
    enum Key {
        SERVICE,
        ACCOUNT;

        private String line(CostRecord cost) {
            return switch (this) {
                case SERVICE -> CostSums.service(cost);
                case ACCOUNT -> CostSums.account(cost);
            };
        }
    }
}
