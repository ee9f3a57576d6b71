/** {@code xplorr sync} and {@code xplorr schedule}: read accounts into the store, and tell what came of it. */
@NullMarked
package io.xplorr.examples.cli.sync;

import org.jspecify.annotations.NullMarked;
