package io.xplorr.jdbc.schedule;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/** A data source where something comes in between, once: just before db-scheduler ends a turn. Thread-safe. */
final class Interposed {
    private static final Pattern END_OF_TURN = Pattern.compile("^\\s*update .*last_success", Pattern.CASE_INSENSITIVE);

    private final DataSource real;
    private final AtomicReference<Runnable> once = new AtomicReference<>(() -> {});

    Interposed(DataSource real) {
        this.real = real;
    }

    /** Does it before the next turn ends, on the thread that ends it. */
    void once(Runnable action) {
        once.set(action);
    }

    DataSource dataSource() {
        return proxy(DataSource.class, (proxy, method, arguments) -> {
            Object answer = call(() -> method.invoke(real, arguments));
            return answer instanceof Connection connection ? watched(connection) : answer;
        });
    }

    private Connection watched(Connection connection) {
        return proxy(Connection.class, (proxy, method, arguments) -> {
            if (method.getName().equals("prepareStatement")
                    && END_OF_TURN.matcher((String) arguments[0]).find()) {
                once.getAndSet(() -> {}).run();
            }
            return call(() -> method.invoke(connection, arguments));
        });
    }

    private static Object call(Invocation invocation) throws Throwable {
        try {
            return invocation.invoke();
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(Interposed.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private interface Invocation {
        Object invoke() throws ReflectiveOperationException;
    }
}
