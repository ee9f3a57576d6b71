/** Reads Cost Explorer; may change in any release. */
@NullMarked
package io.xplorr.aws.cost.internal;

import org.jspecify.annotations.NullMarked;
