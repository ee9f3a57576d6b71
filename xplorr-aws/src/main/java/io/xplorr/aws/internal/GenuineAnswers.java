package io.xplorr.aws.internal;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.organizations.model.DescribeOrganizationResponse;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/**
 * Refuses an answer without a request id, which each of AWS's has, and one that tells who we are or who pays but lacks the
 * very part that tells it. The SDK takes any well-formed XML or JSON for an answer, and a body that is empty: the page of a
 * proxy would show an account that holds nothing, or a role that lets in whoever asks. Thread-safe.
 */
final class GenuineAnswers implements ExecutionInterceptor {
    private static final String MISSING = "UNKNOWN"; // the SDK's word for it
    private static final Map<Class<?>, List<String>> NEEDED = Map.of(
            GetCallerIdentityResponse.class, List.of("Account", "Arn", "UserId"),
            AssumeRoleResponse.class,
                    List.of(
                            "AssumedRoleUser.AssumedRoleId",
                            "Credentials.AccessKeyId",
                            "Credentials.SecretAccessKey",
                            "Credentials.SessionToken",
                            "Credentials.Expiration"),
            DescribeOrganizationResponse.class, List.of("Organization.MasterAccountId"));

    @Override
    public void afterUnmarshalling(Context.AfterUnmarshalling context, ExecutionAttributes attributes) {
        SdkResponse response = context.response();
        if (response instanceof AwsResponse answer
                && MISSING.equals(answer.responseMetadata().requestId())) {
            throw SdkClientException.create(
                    "it carries no AWS request id, so something on the way has answered in AWS's place");
        }
        for (String path : NEEDED.getOrDefault(response.getClass(), List.of())) {
            if (!holds(response, path)) {
                throw SdkClientException.create(path + " is missing");
            }
        }
    }

    private static boolean holds(SdkPojo answer, String path) {
        Object value = answer;
        for (String name : path.split("[.]", -1)) {
            value = value instanceof SdkPojo part ? valueOf(part, name) : null;
        }
        return value != null && !value.equals("");
    }

    private static @Nullable Object valueOf(SdkPojo part, String name) {
        return part.sdkFields().stream()
                .filter(field -> field.memberName().equals(name))
                .findFirst()
                .map(field -> field.getValueOrDefault(part))
                .orElse(null);
    }
}
