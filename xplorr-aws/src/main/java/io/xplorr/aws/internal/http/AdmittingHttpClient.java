package io.xplorr.aws.internal.http;

import io.xplorr.spi.Admission;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;

/**
 * Waits for a place in memory between the head of an answer and its body, on the calling thread, and ends an answer that
 * comes too slowly, or whose run has no more time. The SDK's own attempt timeout would count that wait, and would give each client a pool of threads.
 * Thread-safe.
 */
public final class AdmittingHttpClient extends AnswerFilter {
    private final Admission admission;
    private final Watchdog watchdog;

    public AdmittingHttpClient(SdkHttpClient delegate, Admission admission, Watchdog watchdog) {
        super(delegate);
        this.admission = admission;
        this.watchdog = watchdog;
    }

    @Override
    HttpExecuteResponse answer(ExecutableHttpRequest request) throws IOException {
        HttpExecuteResponse head;
        try (Watchdog.Watch watch = watch(request::abort)) {
            head = request.call();
        }
        try {
            admission.answerArrived();
        } catch (RuntimeException | Error e) {
            head.responseBody().ifPresent(AbortableInputStream::abort);
            throw e;
        }
        HttpExecuteResponse.Builder watched = HttpExecuteResponse.builder().response(head.httpResponse());
        head.responseBody().ifPresent(body -> watched.responseBody(watched(body)));
        return watched.build();
    }

    private AbortableInputStream watched(AbortableInputStream body) {
        return AbortableInputStream.create(new WatchedStream(body, watch(body::abort)), body);
    }

    private Watchdog.Watch watch(Runnable abort) {
        return watchdog.watch(abort, admission.waiting(abort));
    }

    private static final class WatchedStream extends FilterInputStream {
        private final Watchdog.Watch watch;

        private WatchedStream(InputStream body, Watchdog.Watch watch) {
            super(body);
            this.watch = watch;
        }

        @Override
        public void close() throws IOException {
            watch.close();
            super.close();
        }
    }
}
