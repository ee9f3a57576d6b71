package io.xplorr.examples.cli.store;

import io.xplorr.examples.cli.console.Invoker;
import io.xplorr.store.StoreException;
import java.nio.file.Files;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that says where things are kept. */
public final class StoreOptions {
    public static final String PLACE = "XPLORR_STORE";
    static final String USER = "XPLORR_STORE_USER";
    public static final String PASSWORD = "XPLORR_STORE_PASSWORD";
    static final String KEY_FILE = "XPLORR_KEY_FILE";

    @Option(
            names = "--store",
            paramLabel = "PLACE",
            description = {
                "Where things are kept: the path of a file, which sync and connect begin make if it is not there; or a"
                        + " JDBC URL of PostgreSQL or H2, with user and password from " + USER + " and " + PASSWORD
                        + "; or, for sync only, memory, which forgets them.",
                "By default what " + PLACE + " says, else",
                "~/.xplorr/store."
            })
    private @Nullable String store;

    /**
     * Opens the store, and makes it if it is not there.
     *
     * @throws IllegalArgumentException if it cannot be a place
     * @throws StoreException if it cannot be opened
     */
    public OpenStore open(Invoker invoker) {
        StorePlace place = place(invoker);
        return place instanceof StorePlace.Memory ? new MemoryStore() : DatabaseStore.open(place, invoker);
    }

    /**
     * Opens the store for what makes sense only with one that lasts.
     *
     * @throws IllegalArgumentException if it cannot be a place, or is memory
     * @throws StoreException if it cannot be opened
     */
    public DatabaseStore openLasting(Invoker invoker) {
        StorePlace place = place(invoker);
        if (place instanceof StorePlace.Memory) {
            throw new IllegalArgumentException("--store must last for this command, was: memory");
        }
        return DatabaseStore.open(place, invoker);
    }

    /**
     * Opens the store to show what it holds.
     *
     * @throws IllegalArgumentException if it cannot be a place, or is memory
     * @throws StoreException if it is not there, or cannot be opened
     */
    public DatabaseStore openExisting(Invoker invoker) {
        if (place(invoker) instanceof StorePlace.File file && Files.notExists(file.onDisk())) {
            throw new StoreException("there is no store " + file + ": xplorr sync makes it", null);
        }
        return openLasting(invoker);
    }

    /** Returns the option as it was given, to go behind another command; empty if it was not. */
    public String asArgument() {
        return store == null ? "" : " --store " + store;
    }

    private StorePlace place(Invoker invoker) {
        if (store != null) {
            StorePlace place = StorePlace.of(store);
            if (place instanceof StorePlace.Database database && database.hasPassword()) {
                throw new IllegalArgumentException(
                        "--store must not hold a password, which every process of the machine"
                                + " would see: put it into " + PASSWORD);
            }
            return place;
        }
        return invoker.variable(PLACE)
                .map(StorePlace::of)
                .orElseGet(() -> new StorePlace.File(invoker.home().resolve("store")));
    }
}
