package io.xplorr.record;

import java.util.Optional;

/**
 * Points at an account, a service provider or the like. Immutable and thread-safe.
 *
 * @param id the provider's opaque id
 * @param name what people call it
 * @param type the provider's word for what it is
 */
public record Ref(String id, Optional<String> name, Optional<String> type) {
    public static Ref of(String id) {
        return new Ref(id, Optional.empty(), Optional.empty());
    }

    public static Ref of(String id, String name) {
        return new Ref(id, Optional.of(name), Optional.empty());
    }
}
