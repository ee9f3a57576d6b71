package io.xplorr.record;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One thing that exists in an account, such as an instance or a volume. Immutable and thread-safe. */
public sealed interface ResourceRecord extends CloudRecord permits ResourceRecordRow {
    /**
     * Starts a resource.
     *
     * @param uid the provider's full id, unique in the cloud, such as an ARN
     * @param type what it is, in neutral words
     */
    static Builder builder(Origin origin, String uid, ResourceType type) {
        return new Builder(origin, uid, type);
    }

    /** Returns the provider's full id, unique in the cloud. */
    String uid();

    ResourceType type();

    /** Returns the provider's short id, unique in its account and region; the uid by default. */
    String nativeId();

    /** Returns the provider's word for the type, such as {@code AWS::EC2::Volume}; the type by default. */
    String nativeType();

    /** Returns what people call it. */
    Optional<String> name();

    /** Returns the account that owns it. */
    Optional<String> account();

    Optional<String> regionId();

    Optional<String> zone();

    /** Returns what it is doing; {@link ResourceState#OTHER} by default. */
    ResourceState state();

    /** Returns the provider's word for the state. */
    Optional<String> nativeState();

    Optional<Instant> createdAt();

    /** Returns its class in the price list, such as {@code t3.micro}. */
    Optional<String> sku();

    /** Returns how big it is. */
    List<Measure> sizes();

    List<Relation> relations();

    Map<String, String> tags();

    /** Returns what else is known, by the names that the dataset documents. */
    Map<String, AttributeValue> attributes();

    @Override
    default Optional<Instant> periodStart() {
        return Optional.empty();
    }

    /** Builds a {@link ResourceRecord}. Not thread-safe. */
    final class Builder {
        private final Origin origin;
        private final String uid;
        private final ResourceType type;
        private @Nullable String nativeId;
        private @Nullable String nativeType;
        private @Nullable String name;
        private @Nullable String account;
        private @Nullable String regionId;
        private @Nullable String zone;
        private ResourceState state = ResourceState.OTHER;
        private @Nullable String nativeState;
        private @Nullable Instant createdAt;
        private @Nullable String sku;
        private final List<Measure> sizes = new ArrayList<>();
        private final List<Relation> relations = new ArrayList<>();
        private final TreeMap<String, String> tags = new TreeMap<>();
        private final TreeMap<String, AttributeValue> attributes = new TreeMap<>();

        private Builder(Origin origin, String uid, ResourceType type) {
            this.origin = Objects.requireNonNull(origin, "origin");
            this.uid = Objects.requireNonNull(uid, "uid");
            this.type = Objects.requireNonNull(type, "type");
        }

        public Builder nativeId(String nativeId) {
            this.nativeId = Objects.requireNonNull(nativeId, "nativeId");
            return this;
        }

        public Builder nativeType(String nativeType) {
            this.nativeType = Objects.requireNonNull(nativeType, "nativeType");
            return this;
        }

        /** Sets what people call it; null where they do not. */
        public Builder name(@Nullable String name) {
            this.name = name;
            return this;
        }

        public Builder account(@Nullable String account) {
            this.account = account;
            return this;
        }

        public Builder regionId(@Nullable String regionId) {
            this.regionId = regionId;
            return this;
        }

        public Builder zone(@Nullable String zone) {
            this.zone = zone;
            return this;
        }

        /** Sets what it is doing, in neutral words and in the provider's; null where the provider does not say. */
        public Builder state(ResourceState state, @Nullable String nativeState) {
            this.state = Objects.requireNonNull(state, "state");
            this.nativeState = nativeState;
            return this;
        }

        public Builder createdAt(@Nullable Instant createdAt) {
            this.createdAt = createdAt;
            return this;
        }

        public Builder sku(@Nullable String sku) {
            this.sku = sku;
            return this;
        }

        /** Adds a size; does nothing where the provider does not say. */
        public Builder size(String name, @Nullable Integer value, String unit) {
            if (value != null) {
                sizes.add(new Measure(name, BigDecimal.valueOf(value), unit));
            }
            return this;
        }

        /** Adds a size that is no whole number, or a big one, such as half a processor. */
        public Builder size(Measure size) {
            sizes.add(Objects.requireNonNull(size, "size"));
            return this;
        }

        public Builder relation(Relation.Kind kind, String uid) {
            relations.add(new Relation(kind, uid));
            return this;
        }

        public Builder tag(String key, String value) {
            tags.put(key, value);
            return this;
        }

        /** Adds a text attribute; does nothing where the provider does not say. */
        public Builder attribute(String name, @Nullable String value) {
            return value == null ? this : attribute(name, AttributeValue.of(value));
        }

        /** Adds a yes-or-no attribute; does nothing where the provider does not say. */
        public Builder attribute(String name, @Nullable Boolean value) {
            return value == null ? this : attribute(name, AttributeValue.of(value.booleanValue()));
        }

        public Builder attribute(String name, AttributeValue value) {
            attributes.put(name, value);
            return this;
        }

        public ResourceRecord build() {
            return new ResourceRecordRow(
                    origin,
                    uid,
                    type,
                    nativeId == null ? uid : nativeId,
                    nativeType == null ? type.value() : nativeType,
                    Optional.ofNullable(name),
                    Optional.ofNullable(account),
                    Optional.ofNullable(regionId),
                    Optional.ofNullable(zone),
                    state,
                    Optional.ofNullable(nativeState),
                    Optional.ofNullable(createdAt),
                    Optional.ofNullable(sku),
                    List.copyOf(sizes),
                    List.copyOf(relations),
                    Collections.unmodifiableMap(new TreeMap<>(tags)),
                    Collections.unmodifiableMap(new TreeMap<>(attributes)));
        }
    }
}
