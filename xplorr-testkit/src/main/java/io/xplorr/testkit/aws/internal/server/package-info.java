/** From bytes on a socket to an operation and back. */
@NullMarked
package io.xplorr.testkit.aws.internal.server;

import org.jspecify.annotations.NullMarked;
