/** Syncs on a schedule that many processes share: start at {@link io.xplorr.jdbc.schedule.ClusterScheduling}. */
@NullMarked
package io.xplorr.jdbc.schedule;

import org.jspecify.annotations.NullMarked;
