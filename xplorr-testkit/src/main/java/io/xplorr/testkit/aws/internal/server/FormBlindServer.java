package io.xplorr.testkit.aws.internal.server;

import com.github.tomakehurst.wiremock.core.Options;
import com.github.tomakehurst.wiremock.http.AdminRequestHandler;
import com.github.tomakehurst.wiremock.http.StubRequestHandler;
import com.github.tomakehurst.wiremock.jetty11.Jetty11HttpServer;
import java.util.EnumSet;
import org.jspecify.annotations.Nullable;
import wiremock.jakarta.servlet.DispatcherType;
import wiremock.jakarta.servlet.Filter;
import wiremock.jakarta.servlet.http.HttpServletRequest;
import wiremock.jakarta.servlet.http.HttpServletRequestWrapper;
import wiremock.org.eclipse.jetty.servlet.FilterHolder;
import wiremock.org.eclipse.jetty.servlet.ServletContextHandler;

/**
 * WireMock's HTTP server, kept from reading forms: one that is malformed it would answer with a page of HTML before we
 * see it. The header stays what it is.
 */
final class FormBlindServer extends Jetty11HttpServer {
    FormBlindServer(Options options, AdminRequestHandler administration, StubRequestHandler stubs) {
        super(options, administration, stubs);
    }

    @Override
    protected void decorateMockServiceContextBeforeConfig(ServletContextHandler context) {
        Filter blinding =
                (request, response, chain) -> chain.doFilter(new Untyped((HttpServletRequest) request), response);
        context.addFilter(new FilterHolder(blinding), "/*", EnumSet.of(DispatcherType.REQUEST));
    }

    private static final class Untyped extends HttpServletRequestWrapper {
        Untyped(HttpServletRequest request) {
            super(request);
        }

        @Override
        public @Nullable String getContentType() {
            return null;
        }
    }
}
