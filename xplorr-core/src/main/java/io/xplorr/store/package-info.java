/** Where slices are kept and replaced whole: start at {@link io.xplorr.store.Store}. */
@NullMarked
package io.xplorr.store;

import org.jspecify.annotations.NullMarked;
