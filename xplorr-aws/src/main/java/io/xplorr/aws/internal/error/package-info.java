/** What AWS's errors mean, and what to do about them: each is a row of {@code ErrorTable}; may change in any release. */
@NullMarked
package io.xplorr.aws.internal.error;

import org.jspecify.annotations.NullMarked;
