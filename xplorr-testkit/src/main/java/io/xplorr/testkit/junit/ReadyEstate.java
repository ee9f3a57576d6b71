package io.xplorr.testkit.junit;

import io.xplorr.testkit.aws.estate.Estate;

/** Names an estate that comes ready made, for {@link XplorrTest}. */
public enum ReadyEstate {
    /** {@link Estate#startup()}, the same for every seed. */
    STARTUP,
    /** {@link Estate#company(long)}. */
    COMPANY,
    /** {@link Estate#enterprise(long)}. */
    ENTERPRISE;

    /** Returns the estate of a seed: the same one for ever. */
    public Estate create(long seed) {
        return switch (this) {
            case STARTUP -> Estate.startup();
            case COMPANY -> Estate.company(seed);
            case ENTERPRISE -> Estate.enterprise(seed);
        };
    }
}
