/** What is kept, as typed immutable rows: start at {@link io.xplorr.record.CloudRecord}. */
@NullMarked
package io.xplorr.record;

import org.jspecify.annotations.NullMarked;
