package io.xplorr.testkit.aws.estate;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * An EBS volume. Immutable and thread-safe.
 *
 * @param type its type
 * @param sizeGib its size in GiB
 * @param iops its IOPS; 0 for a type that has none. By default 3,000, but what its size gives it for {@code gp2}, and 0
 *     for {@code st1}, {@code sc1} and {@code standard}
 * @param throughput its throughput in MiB/s; 0 for a type that has none. By default 125 for {@code gp3}, and 0 for others
 * @param zone the letter of its availability zone
 * @param encrypted whether it is encrypted
 * @param snapshotId the snapshot that it was made from
 * @param attachedTo the instance that it is attached to
 * @param managedBy the service that manages it and hides it
 */
public record Volume(
        String id,
        String type,
        int sizeGib,
        int iops,
        int throughput,
        String zone,
        boolean encrypted,
        Optional<String> snapshotId,
        Optional<String> attachedTo,
        Optional<String> managedBy,
        Map<String, String> tags,
        Instant created,
        Optional<Instant> ended)
        implements Resource {
    public Volume {
        tags = Map.copyOf(tags);
    }

    /** Starts an unattached gp3 volume of 8 GiB. */
    public static Builder builder(String id) {
        return new Builder(id);
    }

    /** Builds a {@link Volume}. Not thread-safe. */
    public static final class Builder {
        private final String id;
        private final Map<String, String> tags = new HashMap<>();
        private String type = "gp3";
        private int sizeGib = 8;
        private OptionalInt iops = OptionalInt.empty();
        private OptionalInt throughput = OptionalInt.empty();
        private String zone = "a";
        private boolean encrypted = false;
        private Optional<String> snapshotId = Optional.empty();
        private Optional<String> attachedTo = Optional.empty();
        private Optional<String> managedBy = Optional.empty();
        private Instant created = LONG_AGO;
        private Optional<Instant> ended = Optional.empty();

        private Builder(String id) {
            this.id = id;
        }

        public Builder type(String type) {
            this.type = type;
            return this;
        }

        public Builder sizeGib(int sizeGib) {
            this.sizeGib = sizeGib;
            return this;
        }

        public Builder iops(int iops) {
            this.iops = OptionalInt.of(iops);
            return this;
        }

        public Builder throughput(int throughput) {
            this.throughput = OptionalInt.of(throughput);
            return this;
        }

        public Builder zone(String zone) {
            this.zone = zone;
            return this;
        }

        public Builder encrypted() {
            this.encrypted = true;
            return this;
        }

        public Builder snapshotId(String snapshotId) {
            this.snapshotId = Optional.of(snapshotId);
            return this;
        }

        public Builder attachedTo(String attachedTo) {
            this.attachedTo = Optional.of(attachedTo);
            return this;
        }

        public Builder managedBy(String managedBy) {
            this.managedBy = Optional.of(managedBy);
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

        // Source: EC2 CreateVolume, parameter Iops, and the EBS user guide on gp2: 3 a GiB, from 100 to 16,000.
        private int usualIops() {
            return switch (type) {
                case "gp2" -> Math.max(100, Math.min(3 * sizeGib, 16_000));
                case "st1", "sc1", "standard" -> 0;
                default -> 3000;
            };
        }

        // Source: EC2 ModifyVolume, parameter Throughput: only gp3 has one, of 125 unless told otherwise.
        private int usualThroughput() {
            return type.equals("gp3") ? 125 : 0;
        }

        public Volume build() {
            return new Volume(
                    id,
                    type,
                    sizeGib,
                    iops.orElseGet(this::usualIops),
                    throughput.orElseGet(this::usualThroughput),
                    zone,
                    encrypted,
                    snapshotId,
                    attachedTo,
                    managedBy,
                    tags,
                    created,
                    ended);
        }
    }
}
