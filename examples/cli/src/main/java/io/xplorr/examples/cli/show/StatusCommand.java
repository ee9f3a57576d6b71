package io.xplorr.examples.cli.show;

import io.xplorr.examples.cli.console.ExitCodes;
import io.xplorr.examples.cli.console.Invoker;
import io.xplorr.examples.cli.console.JsonWriter;
import io.xplorr.examples.cli.store.DatabaseStore;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code xplorr status}: shows where each connection stands. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Shows where each connection stands.",
            "That is when it was last synced, its accounts and open problems, and what the store holds of it."
        })
public final class StatusCommand implements Callable<Integer> {
    private final Invoker invoker;
    private final PrintWriter out;

    @Mixin
    private ShowOptions show = new ShowOptions();

    public StatusCommand(Invoker invoker, PrintWriter out) {
        this.invoker = invoker;
        this.out = out;
    }

    @Override
    public Integer call() {
        try (DatabaseStore store = show.open(invoker)) {
            List<ConnectionStanding> standings = show.connections(store).stream()
                    .map(known -> ConnectionStanding.of(known, store.reader()))
                    .toList();
            if (show.json()) {
                new StatusJson(new JsonWriter(out)).write(standings);
                out.println();
            } else if (standings.isEmpty()) {
                out.println("The store knows of no connection: xplorr connect begin, or xplorr sync, makes one.");
            } else {
                StatusText text = new StatusText(out, invoker.clock().instant());
                standings.forEach(text::print);
            }
            return ExitCodes.COMPLETE;
        }
    }
}
