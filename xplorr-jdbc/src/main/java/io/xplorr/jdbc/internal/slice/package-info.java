/** How slices are kept, each replaced as a whole: start at {@link io.xplorr.jdbc.internal.slice.SliceStore}. */
@NullMarked
package io.xplorr.jdbc.internal.slice;

import org.jspecify.annotations.NullMarked;
