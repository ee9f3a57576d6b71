package io.xplorr.testkit.aws.estate;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A classic load balancer. Immutable and thread-safe.
 *
 * @param scheme {@code internet-facing} or {@code internal}
 * @param zones the letters of its availability zones
 * @param instanceIds the instances behind it
 * @param vpcId the network that it is in
 * @param dnsName its DNS name; one made from its name and region by default
 */
public record ClassicLoadBalancer(
        String id,
        String scheme,
        List<String> zones,
        List<String> instanceIds,
        String vpcId,
        Optional<String> dnsName,
        Map<String, String> tags,
        Instant created,
        Optional<Instant> ended)
        implements Resource {
    public ClassicLoadBalancer {
        zones = List.copyOf(zones);
        instanceIds = List.copyOf(instanceIds);
        tags = Map.copyOf(tags);
    }

    /** Starts an internet-facing load balancer without instances. */
    public static Builder builder(String name) {
        return new Builder(name);
    }

    /** Builds a {@link ClassicLoadBalancer}. Not thread-safe. */
    public static final class Builder {
        private final String id;
        private final Map<String, String> tags = new HashMap<>();
        private String scheme = "internet-facing";
        private List<String> zones = List.of("a", "b");
        private List<String> instanceIds = List.of();
        private String vpcId = Network.VPC_ID;
        private Optional<String> dnsName = Optional.empty();
        private Instant created = LONG_AGO;
        private Optional<Instant> ended = Optional.empty();

        private Builder(String id) {
            this.id = id;
        }

        public Builder scheme(String scheme) {
            this.scheme = scheme;
            return this;
        }

        public Builder zones(String... zones) {
            this.zones = List.of(zones);
            return this;
        }

        public Builder instanceIds(String... instanceIds) {
            this.instanceIds = List.of(instanceIds);
            return this;
        }

        /** Sets the network that it is in; one that is the same for all by default. */
        public Builder vpcId(String vpcId) {
            this.vpcId = vpcId;
            return this;
        }

        /** Sets its DNS name; by default it is made from name and region. */
        public Builder dnsName(String dnsName) {
            this.dnsName = Optional.of(dnsName);
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

        public ClassicLoadBalancer build() {
            return new ClassicLoadBalancer(id, scheme, zones, instanceIds, vpcId, dnsName, tags, created, ended);
        }
    }
}
