/** The wire protocols: requests to {@link Input}, {@link Structure} and {@link AwsError} to bytes. */
@NullMarked
package io.xplorr.testkit.aws.internal.wire;

import org.jspecify.annotations.NullMarked;
