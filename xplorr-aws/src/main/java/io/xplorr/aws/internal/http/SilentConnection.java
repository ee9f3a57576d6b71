package io.xplorr.aws.internal.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.Socket;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.io.ManagedHttpClientConnection;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.impl.io.SocketHolder;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/** A pooled connection, as Apache's client makes them but for its loggers of headers and bytes. Only closing is thread-safe. */
final class SilentConnection extends DefaultBHttpClientConnection implements ManagedHttpClientConnection {
    private volatile boolean closed;
    private Timeout socketTimeout = Timeout.DISABLED;

    SilentConnection() {
        super(Http1Config.DEFAULT, null, null);
    }

    @Override
    public void bind(Socket socket) throws IOException {
        refuseIfClosed(socket);
        super.bind(socket);
        socketTimeout = Timeout.ofMilliseconds(socket.getSoTimeout());
    }

    @Override
    public void bind(SSLSocket secure, Socket socket) throws IOException {
        refuseIfClosed(secure);
        super.bind(secure, socket);
        socketTimeout = Timeout.ofMilliseconds(secure.getSoTimeout());
    }

    @Override
    public @Nullable Socket getSocket() {
        SocketHolder holder = getSocketHolder();
        return holder == null ? null : holder.getSocket();
    }

    @Override
    public void setSocketTimeout(Timeout timeout) {
        socketTimeout = timeout;
        super.setSocketTimeout(timeout);
    }

    @Override
    public void passivate() {
        super.setSocketTimeout(Timeout.DISABLED); // its socket is closed by the pool, not by time
    }

    @Override
    public void activate() {
        super.setSocketTimeout(socketTimeout);
    }

    @Override
    public void close() throws IOException {
        closed = true;
        super.close();
    }

    @Override
    public void close(CloseMode mode) {
        closed = true;
        super.close(mode);
    }

    // A connection can be closed by another thread while its socket is still being connected.
    private void refuseIfClosed(Socket socket) throws IOException {
        if (closed) {
            socket.close();
            throw new InterruptedIOException("the connection has been closed");
        }
    }
}
