/** The way to AWS over HTTP: what waits for memory, ends in time and keeps secrets out; may change in any release. */
@NullMarked
package io.xplorr.aws.internal.http;

import org.jspecify.annotations.NullMarked;
