package io.xplorr.testkit.junit;

import io.xplorr.Xplorr;

/** Makes the Xplorr that tests are given; the testkit has no cloud's client and cannot make it. Has a no-argument constructor. */
@FunctionalInterface
public interface XplorrFactory {
    /**
     * Returns an Xplorr, at best one from {@link TestWorld#newBuilder()}. It is closed with the world; what else it
     * needs, such as an HTTP client, goes through {@link TestWorld#closing}.
     */
    Xplorr create(TestWorld world) throws Exception;
}
