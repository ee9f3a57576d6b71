package io.xplorr.benchmarks.fakeaws;

import io.xplorr.testkit.aws.FakeAws;
import io.xplorr.testkit.aws.access.AccessKey;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads page after page without looking at them, so that the server is measured and not an SDK. Its signatures are worth
 * nothing: the fake does not check them unless told to. Thread-safe.
 */
final class RawClient {
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final FakeAws aws;
    private final AccessKey key;
    private final String region;

    /** One page: its size in bytes, and the token of the next one. */
    record Page(int bytes, Optional<String> token) {}

    /** Asks for the page of a token, or for the first. */
    @FunctionalInterface
    interface Pages {
        Page read(Optional<String> token);
    }

    RawClient(FakeAws aws, AccessKey key, String region) {
        this.aws = aws;
        this.key = key;
        this.region = region;
    }

    /** Returns the pages of an EC2 operation. */
    Pages ec2(String action) {
        Pattern next = Pattern.compile("<nextToken>([^<]+)</nextToken>");
        return token -> send(
                "ec2",
                "application/x-www-form-urlencoded; charset=utf-8",
                "",
                "Action=" + action + "&Version=2016-11-15&MaxResults=1000"
                        + token.map(it -> "&NextToken=" + it.replace("+", "%2B"))
                                .orElse(""),
                next);
    }

    /** Returns the pages of an operation of Cost Explorer; the members are JSON without its outer braces. */
    Pages costExplorer(String operation, String members) {
        Pattern next = Pattern.compile("\"NextPageToken\":\"([^\"]+)\"");
        return token -> send(
                "ce",
                "application/x-amz-json-1.1",
                "AWSInsightsIndexService." + operation,
                "{" + members
                        + token.map(it -> ",\"NextPageToken\":\"" + it + "\"").orElse("") + "}",
                next);
    }

    private Page send(String service, String contentType, String target, String body, Pattern next) {
        HttpRequest.Builder request = HttpRequest.newBuilder(aws.endpoint())
                .header("Content-Type", contentType)
                .header(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=" + key.accessKeyId() + "/20261123/" + region + "/" + service
                                + "/aws4_request, SignedHeaders=host, Signature=0")
                .POST(BodyPublishers.ofString(body));
        if (!target.isEmpty()) {
            request.header("X-Amz-Target", target);
        }
        try {
            HttpResponse<byte[]> answer = http.send(request.build(), BodyHandlers.ofByteArray());
            String text = new String(answer.body(), StandardCharsets.ISO_8859_1);
            if (answer.statusCode() != 200) {
                throw new IllegalStateException("status " + answer.statusCode() + ": " + text);
            }
            Matcher token = next.matcher(text);
            return new Page(answer.body().length, token.find() ? Optional.of(token.group(1)) : Optional.empty());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException("the fake AWS did not answer", e);
        }
    }
}
