package io.xplorr.testkit.junit;

import io.xplorr.testkit.aws.estate.Estate;
import java.util.function.LongFunction;

/** Names an estate that comes ready made, for {@link XplorrTest}. */
public enum ReadyEstate {
    /** {@link Estate#startup()}, the same for every seed. */
    STARTUP(seed -> Estate.startup()),
    /** {@link Estate#company(long)}. */
    COMPANY(Estate::company),
    /** {@link Estate#enterprise(long)}. */
    ENTERPRISE(Estate::enterprise);

    private final LongFunction<Estate> estates;

    ReadyEstate(LongFunction<Estate> estates) {
        this.estates = estates;
    }

    /** Returns the estate of a seed: the same one for ever. */
    public Estate create(long seed) {
        return estates.apply(seed);
    }
}
