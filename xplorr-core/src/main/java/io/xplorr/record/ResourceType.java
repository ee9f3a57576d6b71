package io.xplorr.record;

import java.util.regex.Pattern;

/**
 * What a resource is, in words that all providers share. An open word. Immutable and thread-safe.
 *
 * @param value two lower-case words joined by a dot
 */
public record ResourceType(String value) {
    private static final Pattern SHAPE = Pattern.compile("[a-z][a-z_]*\\.[a-z][a-z_]*");

    public static final ResourceType COMPUTE_INSTANCE = new ResourceType("compute.instance");
    public static final ResourceType STORAGE_VOLUME = new ResourceType("storage.volume");
    public static final ResourceType STORAGE_SNAPSHOT = new ResourceType("storage.snapshot");
    public static final ResourceType LOAD_BALANCER = new ResourceType("network.load_balancer");
    public static final ResourceType DATABASE_INSTANCE = new ResourceType("database.instance");

    public ResourceType {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("resource type must be like compute.instance, was: " + value);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
