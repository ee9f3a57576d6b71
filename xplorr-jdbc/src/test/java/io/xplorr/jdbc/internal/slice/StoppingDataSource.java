package io.xplorr.jdbc.internal.slice;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** Stands still for ever at the n-th time that a kill point is reached, and says so on standard output. */
final class StoppingDataSource {
    private final DataSource real;
    private final KillPoint point;
    private final AtomicInteger timesLeft;

    StoppingDataSource(DataSource real, KillPoint point, int times) {
        this.real = real;
        this.point = point;
        this.timesLeft = new AtomicInteger(times);
    }

    DataSource dataSource() {
        return proxy(
                DataSource.class,
                (proxy, method, arguments) -> proxy(Connection.class, new Watch(real.getConnection())));
    }

    private void reached() {
        if (timesLeft.decrementAndGet() == 0) {
            System.out.println("AT " + point);
            System.out.flush();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(
                Proxy.newProxyInstance(StoppingDataSource.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private final class Watch implements InvocationHandler {
        private final Connection connection;
        private final List<String> statements = new ArrayList<>();

        Watch(Connection connection) {
            this.connection = connection;
        }

        @Override
        public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
            switch (method.getName()) {
                case "prepareStatement" -> statements.add((String) arguments[0]);
                case "createStatement" -> {
                    if (point == KillPoint.MIGRATION) {
                        reached();
                    }
                }
                case "commit" -> {
                    commit();
                    return null;
                }
                default -> {
                    // not watched
                }
            }
            try {
                return method.invoke(connection, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }

        private void commit() throws SQLException {
            boolean here = point.matches(statements);
            statements.clear();
            if (here && !KillPoint.AFTER_COMMIT.contains(point)) {
                reached();
            }
            connection.commit();
            if (here && KillPoint.AFTER_COMMIT.contains(point)) {
                reached();
            }
        }
    }
}
