package io.xplorr.examples.cli.show;

import io.xplorr.examples.cli.console.Invoker;
import io.xplorr.examples.cli.store.DatabaseStore;
import io.xplorr.examples.cli.store.KnownConnection;
import io.xplorr.examples.cli.store.StoreOptions;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of the commands that show what a store holds. */
final class ShowOptions {
    @Mixin
    private StoreOptions store = new StoreOptions();

    @Option(
            names = "--connection",
            paramLabel = "NAME",
            description = "Only the connection of this id or name; all by default.")
    private @Nullable String connection;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    DatabaseStore open(Invoker invoker) {
        return store.openExisting(invoker);
    }

    /**
     * Returns what to show.
     *
     * @throws IllegalArgumentException if there is no such connection
     */
    List<KnownConnection> connections(DatabaseStore opened) {
        return KnownConnection.chosen(opened, Optional.ofNullable(connection));
    }

    boolean json() {
        return json;
    }
}
