package io.xplorr.testkit.aws.internal.service;

import io.xplorr.testkit.aws.internal.wire.AwsError;
import io.xplorr.testkit.aws.internal.wire.Structure;

/** What one operation answers. Implementations are called from many threads at once. */
@FunctionalInterface
public interface Operation {
    /**
     * Answers a call.
     *
     * @throws AwsError if the answer is an error
     * @throws IllegalArgumentException if a parameter is malformed
     */
    Structure answer(Invocation call);
}
