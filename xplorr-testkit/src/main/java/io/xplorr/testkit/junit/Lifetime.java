package io.xplorr.testkit.junit;

/** How long a {@link TestWorld} lives. */
public enum Lifetime {
    /** Each test has its own: nothing that one test does is seen by another. */
    METHOD,
    /** All tests of a class share one, with those of its nested classes; it is looked over after the last of them. */
    CLASS
}
