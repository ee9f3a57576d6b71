package io.xplorr.testkit.aws.estate;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * An EBS snapshot. Immutable and thread-safe.
 *
 * @param ownerId the account that owns it; by default the one that it is placed in
 * @param volumeId the volume that it is of
 * @param sizeGib the size of the volume in GiB
 * @param state its state
 * @param storageTier its tier, {@code standard} or {@code archive}
 * @param encrypted whether it is encrypted
 * @param description its description
 */
public record Snapshot(
        String id,
        Optional<String> ownerId,
        String volumeId,
        int sizeGib,
        String state,
        String storageTier,
        boolean encrypted,
        String description,
        Map<String, String> tags,
        Instant created,
        Optional<Instant> ended)
        implements Resource {
    public Snapshot {
        tags = Map.copyOf(tags);
    }

    /** Starts a completed snapshot of 8 GiB. */
    public static Builder builder(String id) {
        return new Builder(id);
    }

    /** Builds a {@link Snapshot}. Not thread-safe. */
    public static final class Builder {
        private final String id;
        private final Map<String, String> tags = new HashMap<>();
        private Optional<String> ownerId = Optional.empty();
        private String volumeId = "vol-ffffffff";
        private int sizeGib = 8;
        private String state = "completed";
        private String storageTier = "standard";
        private boolean encrypted = false;
        private String description = "";
        private Instant created = LONG_AGO;
        private Optional<Instant> ended = Optional.empty();

        private Builder(String id) {
            this.id = id;
        }

        public Builder ownerId(String ownerId) {
            this.ownerId = Optional.of(ownerId);
            return this;
        }

        public Builder volumeId(String volumeId) {
            this.volumeId = volumeId;
            return this;
        }

        public Builder sizeGib(int sizeGib) {
            this.sizeGib = sizeGib;
            return this;
        }

        public Builder state(String state) {
            this.state = state;
            return this;
        }

        public Builder storageTier(String storageTier) {
            this.storageTier = storageTier;
            return this;
        }

        public Builder encrypted() {
            this.encrypted = true;
            return this;
        }

        public Builder description(String description) {
            this.description = description;
            return this;
        }

        public Builder tag(String key, String value) {
            tags.put(key, value);
            return this;
        }

        public Builder tags(Map<String, String> tags) {
            this.tags.putAll(tags);
            return this;
        }

        public Builder created(Instant created) {
            this.created = created;
            return this;
        }

        public Builder ended(Instant ended) {
            this.ended = Optional.of(ended);
            return this;
        }

        public Snapshot build() {
            return new Snapshot(
                    id, ownerId, volumeId, sizeGib, state, storageTier, encrypted, description, tags, created, ended);
        }
    }
}
