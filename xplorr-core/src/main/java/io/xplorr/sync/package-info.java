/** One run over a connection, asked for and told: start at {@link io.xplorr.sync.SyncRequest}. */
@NullMarked
package io.xplorr.sync;

import org.jspecify.annotations.NullMarked;
