package io.xplorr.testkit.aws.estate;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * An RDS DB instance. Immutable and thread-safe.
 *
 * @param engine its engine; {@code docdb} and {@code neptune} are listed by RDS too
 * @param engineVersion the version of the engine
 * @param instanceClass its instance class
 * @param state its status
 * @param sizeGib its storage in GiB
 * @param storageType the type of its storage
 * @param iops the IOPS of its storage; 0 where it has none of its own
 * @param throughput the throughput of its storage in MiB/s; 0 where it has none of its own
 * @param multiAz whether it has a standby in another zone
 * @param encrypted whether its storage is encrypted
 * @param licenseModel the licence of its engine, such as {@code license-included}
 * @param publiclyAccessible whether it can be reached from outside its network
 * @param clusterId the cluster that it belongs to
 * @param zone the letter of its availability zone
 */
public record Database(
        String id,
        String engine,
        String engineVersion,
        String instanceClass,
        String state,
        int sizeGib,
        String storageType,
        int iops,
        int throughput,
        boolean multiAz,
        boolean encrypted,
        String licenseModel,
        boolean publiclyAccessible,
        Optional<String> clusterId,
        String zone,
        Map<String, String> tags,
        Instant created,
        Optional<Instant> ended)
        implements Resource {
    public Database {
        tags = Map.copyOf(tags);
    }

    /** Starts an available PostgreSQL db.t3.medium of 20 GiB, encrypted and reached from its network only. */
    public static Builder builder(String name) {
        return new Builder(name);
    }

    /** Builds a {@link Database}. Not thread-safe. */
    public static final class Builder {
        private final String id;
        private final Map<String, String> tags = new HashMap<>();
        private String engine = "postgres";
        private String engineVersion = "16.4";
        private String instanceClass = "db.t3.medium";
        private String state = "available";
        private int sizeGib = 20;
        private String storageType = "gp3";
        private int iops = 0;
        private int throughput = 0;
        private boolean multiAz = false;
        private boolean encrypted = true;
        private String licenseModel = "general-public-license";
        private boolean publiclyAccessible = false;
        private Optional<String> clusterId = Optional.empty();
        private String zone = "a";
        private Instant created = LONG_AGO;
        private Optional<Instant> ended = Optional.empty();

        private Builder(String id) {
            this.id = id;
        }

        public Builder engine(String engine) {
            this.engine = engine;
            return this;
        }

        public Builder engineVersion(String engineVersion) {
            this.engineVersion = engineVersion;
            return this;
        }

        public Builder instanceClass(String instanceClass) {
            this.instanceClass = instanceClass;
            return this;
        }

        public Builder state(String state) {
            this.state = state;
            return this;
        }

        public Builder sizeGib(int sizeGib) {
            this.sizeGib = sizeGib;
            return this;
        }

        public Builder storageType(String storageType) {
            this.storageType = storageType;
            return this;
        }

        /** Sets the IOPS of its storage; none by default, which RDS leaves out. */
        public Builder iops(int iops) {
            this.iops = iops;
            return this;
        }

        /** Sets the throughput of its storage in MiB/s; none by default, which RDS leaves out. */
        public Builder throughput(int throughput) {
            this.throughput = throughput;
            return this;
        }

        public Builder multiAz() {
            this.multiAz = true;
            return this;
        }

        public Builder encrypted() {
            return encrypted(true);
        }

        /** Sets whether its storage is encrypted; it is by default. */
        public Builder encrypted(boolean encrypted) {
            this.encrypted = encrypted;
            return this;
        }

        /** Sets the licence of its engine; {@code general-public-license} by default. */
        public Builder licenseModel(String licenseModel) {
            this.licenseModel = licenseModel;
            return this;
        }

        /** Lets it be reached from outside its network. */
        public Builder publiclyAccessible() {
            this.publiclyAccessible = true;
            return this;
        }

        public Builder clusterId(String clusterId) {
            this.clusterId = Optional.of(clusterId);
            return this;
        }

        public Builder zone(String zone) {
            this.zone = zone;
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

        public Database build() {
            return new Database(
                    id,
                    engine,
                    engineVersion,
                    instanceClass,
                    state,
                    sizeGib,
                    storageType,
                    iops,
                    throughput,
                    multiAz,
                    encrypted,
                    licenseModel,
                    publiclyAccessible,
                    clusterId,
                    zone,
                    tags,
                    created,
                    ended);
        }
    }
}
