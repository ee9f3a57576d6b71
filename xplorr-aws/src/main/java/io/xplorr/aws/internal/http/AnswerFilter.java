package io.xplorr.aws.internal.http;

import java.io.IOException;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;

/** Stands between the SDK and an HTTP client that is shared by all sessions, and so is not closed with one. Thread-safe. */
abstract class AnswerFilter implements SdkHttpClient {
    private final SdkHttpClient delegate;

    AnswerFilter(SdkHttpClient delegate) {
        this.delegate = delegate;
    }

    /** Sends a request, and returns what the SDK is to read. */
    abstract HttpExecuteResponse answer(ExecutableHttpRequest request) throws IOException;

    @Override
    public final ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        ExecutableHttpRequest prepared = delegate.prepareRequest(request);
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                return answer(prepared);
            }

            @Override
            public void abort() {
                prepared.abort();
            }
        };
    }

    @Override
    public final String clientName() {
        return delegate.clientName();
    }

    @Override
    public final void close() {}
}
