package io.xplorr.examples.cli.console;

import picocli.CommandLine.IVersionProvider;

/** Tells which version of the program this is, as its jar says. Immutable and thread-safe. */
public final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String version = Version.class.getPackage().getImplementationVersion();
        return new String[] {"xplorr " + (version == null ? "(not from a jar)" : version)};
    }
}
