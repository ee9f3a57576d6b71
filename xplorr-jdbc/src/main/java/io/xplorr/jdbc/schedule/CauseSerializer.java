package io.xplorr.jdbc.schedule;

import com.github.kagkarlsson.scheduler.serializer.Serializer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Keeps a {@link Cause} as its name: nothing that is read from the database is ever taken for a Java object. */
final class CauseSerializer implements Serializer {
    @Override
    public byte[] serialize(Object data) {
        return ((Cause) data).name().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public <T> @Nullable T deserialize(Class<T> type, byte @Nullable [] bytes) {
        return bytes == null ? null : type.cast(Cause.valueOf(new String(bytes, StandardCharsets.UTF_8)));
    }
}
