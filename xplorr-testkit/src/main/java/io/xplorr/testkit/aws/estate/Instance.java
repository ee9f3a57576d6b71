package io.xplorr.testkit.aws.estate;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An EC2 instance. Immutable and thread-safe.
 *
 * @param reservationId the reservation that it was launched in; one of its own by default
 * @param type its instance type
 * @param state its state until it ends, such as {@code stopped}; it is {@code terminated} for an hour from its end
 * @param zone the letter of its availability zone
 * @param architecture its architecture
 * @param platformDetails its platform, such as {@code Windows}
 * @param imageId the image that it was launched from
 * @param vpcId the network that it is in until it ends
 * @param subnetId the part of the network
 * @param spot whether it is a spot instance
 * @param volumeIds its volumes, the root volume first
 * @param managedBy the service that manages it and hides it, such as {@code eks.amazonaws.com}
 */
public record Instance(
        String id,
        String reservationId,
        String type,
        String state,
        String zone,
        String architecture,
        String platformDetails,
        String imageId,
        String vpcId,
        String subnetId,
        boolean spot,
        List<String> volumeIds,
        Optional<String> managedBy,
        Map<String, String> tags,
        Instant created,
        Optional<Instant> ended)
        implements Resource {
    private static final Set<String> STATES = Set.of("pending", "running", "stopping", "stopped", "shutting-down");

    public Instance {
        if (!STATES.contains(state)) {
            throw new IllegalArgumentException(
                    "state must be pending, running, stopping, stopped or shutting-down, and "
                            + "ended says when it is terminated; state was: " + state);
        }
        volumeIds = List.copyOf(volumeIds);
        tags = Map.copyOf(tags);
    }

    /** Starts a running m5.large on Linux. */
    public static Builder builder(String id) {
        return new Builder(id);
    }

    /** Builds an {@link Instance}. Not thread-safe. */
    public static final class Builder {
        private final String id;
        private final Map<String, String> tags = new HashMap<>();
        private String reservationId;
        private String type = "m5.large";
        private String state = "running";
        private String zone = "a";
        private String architecture = "x86_64";
        private String platformDetails = "Linux/UNIX";
        private String imageId = "ami-0abcdef1234567890";
        private String vpcId = Network.VPC_ID;
        private String subnetId = Network.SUBNET_ID;
        private boolean spot = false;
        private List<String> volumeIds = List.of();
        private Optional<String> managedBy = Optional.empty();
        private Instant created = LONG_AGO;
        private Optional<Instant> ended = Optional.empty();

        private Builder(String id) {
            this.id = id;
            this.reservationId = id.replaceFirst("i-", "r-");
        }

        public Builder reservationId(String reservationId) {
            this.reservationId = reservationId;
            return this;
        }

        public Builder type(String type) {
            this.type = type;
            return this;
        }

        /** Sets its state until it ends; {@code running} by default. */
        public Builder state(String state) {
            this.state = state;
            return this;
        }

        public Builder zone(String zone) {
            this.zone = zone;
            return this;
        }

        public Builder architecture(String architecture) {
            this.architecture = architecture;
            return this;
        }

        public Builder platformDetails(String platformDetails) {
            this.platformDetails = platformDetails;
            return this;
        }

        /** Sets the image that it was launched from; one that is the same for all by default. */
        public Builder imageId(String imageId) {
            this.imageId = imageId;
            return this;
        }

        /** Sets the network and the part of it that it is in; once it has ended, it is in none. */
        public Builder network(String vpcId, String subnetId) {
            this.vpcId = vpcId;
            this.subnetId = subnetId;
            return this;
        }

        public Builder spot() {
            this.spot = true;
            return this;
        }

        public Builder volumeIds(String... volumeIds) {
            this.volumeIds = List.of(volumeIds);
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

        /**
         * Builds the instance.
         *
         * @throws IllegalArgumentException if the state is not one of an instance that has not ended
         */
        public Instance build() {
            return new Instance(
                    id,
                    reservationId,
                    type,
                    state,
                    zone,
                    architecture,
                    platformDetails,
                    imageId,
                    vpcId,
                    subnetId,
                    spot,
                    volumeIds,
                    managedBy,
                    tags,
                    created,
                    ended);
        }
    }
}
