package io.xplorr.testkit.junit;

import io.xplorr.Xplorr;

/** Stands for a factory that was not given. */
final class NoFactory implements XplorrFactory {
    @Override
    public Xplorr create(TestWorld world) {
        throw new IllegalStateException("an Xplorr was asked for, but no factory was given that makes it:"
                + " name one in @XplorrTest(factory = ...) or in XplorrExtension.builder().xplorr(...)");
    }
}
