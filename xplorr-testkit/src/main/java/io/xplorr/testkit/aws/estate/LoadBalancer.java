package io.xplorr.testkit.aws.estate;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An application, network or gateway load balancer. Immutable and thread-safe.
 *
 * @param type {@code application}, {@code network} or {@code gateway}
 * @param scheme {@code internet-facing} or {@code internal}
 * @param state its state
 * @param zones the letters of its availability zones
 * @param vpcId the network that it is in
 * @param arn its ARN; one made from its name, type and place by default
 * @param dnsName its DNS name; one made from its name and region by default
 */
public record LoadBalancer(
        String id,
        String type,
        String scheme,
        String state,
        List<String> zones,
        String vpcId,
        Optional<String> arn,
        Optional<String> dnsName,
        Map<String, String> tags,
        Instant created,
        Optional<Instant> ended)
        implements Resource {
    public LoadBalancer {
        zones = List.copyOf(zones);
        tags = Map.copyOf(tags);
    }

    /** Starts an active internet-facing application load balancer. */
    public static Builder builder(String name) {
        return new Builder(name);
    }

    /** Builds a {@link LoadBalancer}. Not thread-safe. */
    public static final class Builder {
        private final String id;
        private final Map<String, String> tags = new HashMap<>();
        private String type = "application";
        private String scheme = "internet-facing";
        private String state = "active";
        private List<String> zones = List.of("a", "b");
        private String vpcId = Network.VPC_ID;
        private Optional<String> arn = Optional.empty();
        private Optional<String> dnsName = Optional.empty();
        private Instant created = LONG_AGO;
        private Optional<Instant> ended = Optional.empty();

        private Builder(String id) {
            this.id = id;
        }

        public Builder type(String type) {
            this.type = type;
            return this;
        }

        public Builder scheme(String scheme) {
            this.scheme = scheme;
            return this;
        }

        public Builder state(String state) {
            this.state = state;
            return this;
        }

        public Builder zones(String... zones) {
            this.zones = List.of(zones);
            return this;
        }

        /** Sets the network that it is in; one that is the same for all by default. */
        public Builder vpcId(String vpcId) {
            this.vpcId = vpcId;
            return this;
        }

        /** Sets its ARN; by default it is made from account, region, type and name. */
        public Builder arn(String arn) {
            this.arn = Optional.of(arn);
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

        public LoadBalancer build() {
            return new LoadBalancer(id, type, scheme, state, zones, vpcId, arn, dnsName, tags, created, ended);
        }
    }
}
