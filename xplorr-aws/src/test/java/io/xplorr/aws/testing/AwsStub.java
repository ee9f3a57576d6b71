package io.xplorr.aws.testing;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.xplorr.aws.internal.AwsClients;
import io.xplorr.aws.internal.http.SilentHttpClient;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;

/** An endpoint that answers what a test says, one answer after the other, to clients that point at it. */
public final class AwsStub implements AutoCloseable {
    private static final int LAST = 10;

    private final WireMockServer server =
            new WireMockServer(options().bindAddress("127.0.0.1").dynamicPort());
    private final SdkHttpClient http = SilentHttpClient.create();
    private final AwsClients clients;
    private int answers;

    public AwsStub() {
        server.start();
        clients = new AwsClients(
                http,
                Optional.of(endpoint()),
                StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIAIOSFODNN7EXAMPLE", "secret")));
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    public AwsClients clients() {
        return clients;
    }

    /** Adds an answer; the last one is given again and again. */
    public AwsStub answer(int status, String contentType, String body) {
        ResponseDefinitionBuilder reply = aResponse()
                .withStatus(status)
                .withHeader("Content-Type", contentType)
                .withHeader("x-amzn-RequestId", "5ba8b5f6-example")
                .withBody(body);
        server.stubFor(any(anyUrl())
                .inScenario("answers")
                .whenScenarioStateIs(answers == 0 ? Scenario.STARTED : "after " + answers)
                .willSetStateTo("after " + (answers + 1))
                .willReturn(reply));
        server.stubFor(any(anyUrl()).atPriority(LAST).willReturn(reply));
        answers++;
        return this;
    }

    public AwsStub json(String body) {
        return answer(200, "application/x-amz-json-1.1", body);
    }

    public AwsStub xml(String body) {
        return answer(200, "text/xml", body);
    }

    /** Returns the bodies of the requests, in order. */
    public List<String> requests() {
        return server.getAllServeEvents().stream()
                .sorted((one, other) -> one.getRequest()
                        .getLoggedDate()
                        .compareTo(other.getRequest().getLoggedDate()))
                .map(event -> LoggedRequest.createFrom(event.getRequest()).getBodyAsString())
                .toList();
    }

    @Override
    public void close() {
        clients.close();
        http.close();
        server.stop();
    }
}
