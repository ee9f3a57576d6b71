/** Proves that a connection lets in us and nobody else, and finds out what it may read; may change in any release. */
@NullMarked
package io.xplorr.aws.internal.verify;

import org.jspecify.annotations.NullMarked;
