/** Reads the organisation; may change in any release. */
@NullMarked
package io.xplorr.aws.organization.internal;

import org.jspecify.annotations.NullMarked;
