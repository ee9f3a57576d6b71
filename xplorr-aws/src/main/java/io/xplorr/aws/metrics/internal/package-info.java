/** Reads CloudWatch; may change in any release. */
@NullMarked
package io.xplorr.aws.metrics.internal;

import org.jspecify.annotations.NullMarked;
