/** The engine: plans reads, makes calls through the gate, and replaces slices; start at {@link io.xplorr.sync.internal.SyncEngine}. */
@NullMarked
package io.xplorr.sync.internal;

import org.jspecify.annotations.NullMarked;
