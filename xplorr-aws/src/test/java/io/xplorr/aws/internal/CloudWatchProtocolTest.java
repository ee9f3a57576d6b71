package io.xplorr.aws.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.xplorr.record.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;

/** Shows that the SDK on the class path speaks the protocol to CloudWatch that the build's profile is about. */
class CloudWatchProtocolTest {
    @Test
    void getMetricData_speaksTheProtocolOfTheProfile() {
        String expected = System.getProperty("xplorr.cloudwatch.contentType");
        assumeTrue(expected != null, "Maven says which protocol to expect");
        List<String> contentTypes = new ArrayList<>();
        try (AwsClients clients = new AwsClients(
                recording(contentTypes),
                Optional.empty(),
                StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIAIOSFODNN7EXAMPLE", "secret")))) {

            assertThatThrownBy(() ->
                            clients.cloudWatch(Scope.region("eu-central-1")).getMetricData(request -> {}))
                    .hasStackTraceContaining("not sent");
        }

        assertThat(contentTypes).first().asString().startsWith(expected);
    }

    private static SdkHttpClient recording(List<String> contentTypes) {
        return new SdkHttpClient() {
            @Override
            public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
                request.httpRequest().firstMatchingHeader("Content-Type").ifPresent(contentTypes::add);
                throw new IllegalStateException("not sent");
            }

            @Override
            public void close() {}
        };
    }
}
