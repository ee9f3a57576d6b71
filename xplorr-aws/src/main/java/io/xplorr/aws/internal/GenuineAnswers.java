package io.xplorr.aws.internal;

import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * Refuses an answer without a request id, which each of AWS's has. The SDK takes any well-formed XML or JSON for an answer,
 * and a body that is empty: the page of a proxy would show an account that holds nothing. Thread-safe.
 */
final class GenuineAnswers implements ExecutionInterceptor {
    private static final String MISSING = "UNKNOWN"; // the SDK's word for it

    @Override
    public void afterUnmarshalling(Context.AfterUnmarshalling context, ExecutionAttributes attributes) {
        if (context.response() instanceof AwsResponse answer
                && MISSING.equals(answer.responseMetadata().requestId())) {
            throw SdkClientException.create(
                    "it carries no AWS request id, so something on the way has answered in AWS's place");
        }
    }
}
