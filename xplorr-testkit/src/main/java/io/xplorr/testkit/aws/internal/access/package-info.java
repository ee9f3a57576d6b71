/** The credentials that the fake has given out, and whom they stand for. */
@NullMarked
package io.xplorr.testkit.aws.internal.access;

import org.jspecify.annotations.NullMarked;
