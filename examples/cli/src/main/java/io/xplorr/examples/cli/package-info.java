/** The program {@code xplorr}, put together of its commands: start at {@link io.xplorr.examples.cli.XplorrCli}. */
@NullMarked
package io.xplorr.examples.cli;

import org.jspecify.annotations.NullMarked;
