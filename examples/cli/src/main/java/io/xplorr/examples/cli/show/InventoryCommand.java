package io.xplorr.examples.cli.show;

import io.xplorr.examples.cli.console.Age;
import io.xplorr.examples.cli.console.ExitCodes;
import io.xplorr.examples.cli.console.Invoker;
import io.xplorr.examples.cli.console.JsonWriter;
import io.xplorr.examples.cli.console.TextTable;
import io.xplorr.examples.cli.store.DatabaseStore;
import io.xplorr.examples.cli.store.KnownConnection;
import io.xplorr.jdbc.InventoryItem;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code xplorr inventory}: shows the resources that the store knows of. */
@Command(
        name = "inventory",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Shows the resources that the store knows of, by type and region.",
            "Tells also how old that knowledge is; sync renews it."
        })
public final class InventoryCommand implements Callable<Integer> {
    private final Invoker invoker;
    private final PrintWriter out;

    @Mixin
    private ShowOptions show = new ShowOptions();

    @Option(names = "--list", description = "Show each resource by itself.")
    private boolean list;

    public InventoryCommand(Invoker invoker, PrintWriter out) {
        this.invoker = invoker;
        this.out = out;
    }

    @Override
    public Integer call() {
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
        Instant now = invoker.clock().instant();
        for (KnownConnection known : show.connections(store)) {
            List<InventoryItem> items = store.reader().inventory(known.id());
            out.println(known.title());
            TextTable table = list ? resources(items, now) : groups(items, now);
            if (table.isEmpty()) {
                out.println("The store holds no inventory.");
            } else {
                table.print(out);
            }
            out.println();
        }
    }

    private static TextTable groups(List<InventoryItem> items, Instant now) {
        TextTable table = new TextTable(2, List.of("type", "region", "count", "read", "oldest"));
        for (InventoryGroup group : InventoryGroup.of(items)) {
            table.row(List.of(
                    group.type().value(),
                    group.region() + (group.retired() ? " (in use no more)" : ""),
                    Integer.toString(group.count()),
                    Age.of(group.observedAt(), now) + " ago",
                    group.oldest().map(made -> Age.of(made, now)).orElse("-")));
        }
        return table;
    }

    private static TextTable resources(List<InventoryItem> items, Instant now) {
        TextTable table = new TextTable(6, List.of("type", "region", "id", "name", "state", "size", "read", "age"));
        for (InventoryItem item : items) {
            table.row(List.of(
                    item.type().value(),
                    item.scope().value(),
                    item.nativeId(),
                    item.name().orElse("-"),
                    item.state().name(),
                    item.sku().orElse("-"),
                    Age.of(item.observedAt(), now) + " ago",
                    item.createdAt().map(made -> Age.of(made, now)).orElse("-")));
        }
        return table;
    }

    private void write(DatabaseStore store) {
        JsonWriter json = new JsonWriter(out);
        json.beginObject().name("connections").beginArray();
        for (KnownConnection known : show.connections(store)) {
            List<InventoryItem> items = store.reader().inventory(known.id());
            json.beginObject().name("id").value(known.id().value());
            json.name("inventory").beginArray();
            InventoryGroup.of(items).forEach(group -> write(group, json));
            json.endArray();
            if (list) {
                json.name("resources").beginArray();
                items.forEach(item -> write(item, json));
                json.endArray();
            }
            json.endObject();
        }
        json.endArray().endObject();
        out.println();
    }

    private static void write(InventoryGroup group, JsonWriter json) {
        json.beginObject().name("type").value(group.type().value());
        json.name("region").value(group.region().value());
        json.name("count").value(group.count());
        json.name("observedAt").value(group.observedAt().toString());
        json.name("oldestCreatedAt").value(group.oldest().map(Instant::toString).orElse(null));
        json.name("retired").value(group.retired()).endObject();
    }

    private static void write(InventoryItem item, JsonWriter json) {
        json.beginObject().name("uid").value(item.uid());
        json.name("type").value(item.type().value());
        json.name("region").value(item.scope().value());
        json.name("id").value(item.nativeId());
        json.name("name").value(item.name().orElse(null));
        json.name("state").value(item.state().name());
        json.name("size").value(item.sku().orElse(null));
        json.name("createdAt").value(item.createdAt().map(Instant::toString).orElse(null));
        json.name("observedAt").value(item.observedAt().toString());
        json.name("retired").value(item.retired()).endObject();
    }
}
