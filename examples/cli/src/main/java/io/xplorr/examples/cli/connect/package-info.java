/**
 * {@code xplorr connect}: makes connections to accounts of customers; start at {@link io.xplorr.examples.cli.connect.ConnectCommand}.
 */
@NullMarked
package io.xplorr.examples.cli.connect;

import org.jspecify.annotations.NullMarked;
