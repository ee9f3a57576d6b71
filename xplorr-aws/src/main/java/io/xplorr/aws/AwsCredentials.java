package io.xplorr.aws;

import io.xplorr.Provider;
import io.xplorr.aws.internal.session.ConnectionSettings;
import io.xplorr.connection.CredentialSource;
import io.xplorr.connection.ExternalId;
import io.xplorr.connection.Secret;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Says how to get into an AWS account: by a role that lets us assume it, or by an access key. Only accounts of the standard
 * commercial partition ({@code arn:aws:}) can be read.
 */
public final class AwsCredentials {
    /**
     * The setting of a connection request that names the region to discover the others from, such as {@code eu-central-1};
     * the provider's by default.
     */
    public static final String PRIMARY_REGION = ConnectionSettings.REGION;
    /**
     * The setting of a connection request that makes sessions carry a source identity, as {@link
     * RoleBuilder#sourceIdentity()} does: {@code true} or {@code false}, the default.
     */
    public static final String SOURCE_IDENTITY = ConnectionSettings.SOURCE_IDENTITY;
    /**
     * The setting of a connection request that names enabled regions which are not read, as {@link
     * RoleBuilder#addExcludedRegion} does, with commas between them; none by default.
     */
    public static final String EXCLUDED_REGIONS = ConnectionSettings.EXCLUDED;
    /** The setting of a connection request that says how long a session lasts: 900 to 43,200 seconds, 3,600 by default. */
    public static final String SESSION_DURATION_SECONDS = ConnectionSettings.DURATION;

    private AwsCredentials() {}

    /**
     * Returns a role that exists already, with default settings.
     *
     * @throws IllegalArgumentException if {@code roleArn} is not the ARN of a role in the standard partition
     */
    public static CredentialSource importedRole(String roleArn, ExternalId externalId) {
        return roleBuilder(roleArn).externalId(externalId).build();
    }

    /**
     * Starts a role.
     *
     * @throws IllegalArgumentException if {@code roleArn} is not the ARN of a role in the standard partition
     */
    public static RoleBuilder roleBuilder(String roleArn) {
        return new RoleBuilder(RoleArn.parse(roleArn));
    }

    /**
     * Returns an access key, with default settings.
     *
     * @param id the key's id, such as {@code AKIAIOSFODNN7EXAMPLE}; no secret
     * @throws IllegalArgumentException if {@code id} does not look like one; the message does not show it
     */
    public static CredentialSource accessKey(String id, Secret secret) {
        return accessKeyBuilder(id, secret).build();
    }

    /**
     * Starts an access key.
     *
     * @param id the key's id, such as {@code AKIAIOSFODNN7EXAMPLE}; no secret
     * @throws IllegalArgumentException if {@code id} does not look like one; the message does not show it
     */
    public static AccessKeyBuilder accessKeyBuilder(String id, Secret secret) {
        return new AccessKeyBuilder(AccessKeyId.parse(id), secret);
    }

    /** Builds a role. Not thread-safe. */
    public static final class RoleBuilder {
        private final RoleArn arn;
        private @Nullable ExternalId externalId;
        private ConnectionSettings settings = ConnectionSettings.defaults();

        private RoleBuilder(RoleArn arn) {
            this.arn = arn;
        }

        /** Sets what the role demands to hear; none by default, which only an operator's own role should allow. */
        public RoleBuilder externalId(ExternalId externalId) {
            this.externalId = Objects.requireNonNull(externalId, "externalId");
            return this;
        }

        /**
         * Sets how long a session lasts; it is renewed as long as a sync takes. One hour by default. The role must allow
         * it, and where our own identity is a role itself, AWS allows one hour at most.
         *
         * @throws IllegalArgumentException if it is not 900 to 43,200 seconds
         */
        public RoleBuilder sessionDuration(Duration sessionDuration) {
            this.settings = settings.withSessionDuration(sessionDuration);
            return this;
        }

        /**
         * Makes sessions carry a source identity, {@code xplorr-<connection>}, which the customer's CloudTrail shows with
         * each call; not by default. The role's trust policy has to permit {@code sts:SetSourceIdentity}, or STS refuses
         * the sessions.
         */
        public RoleBuilder sourceIdentity() {
            this.settings = settings.withSourceIdentity();
            return this;
        }

        /**
         * Sets the region to discover the others from; the provider's by default.
         *
         * @throws IllegalArgumentException if it is not a region of the standard partition, or is excluded
         */
        public RoleBuilder primaryRegion(String primaryRegion) {
            this.settings = settings.withPrimaryRegion(primaryRegion);
            return this;
        }

        /**
         * Leaves a region out, although the account has it enabled: one that a policy of the organisation denies, say. What was
         * read there before is kept, and marked as in use no more. For a connection of the registry it is the setting
         * {@link #EXCLUDED_REGIONS}.
         *
         * @throws IllegalArgumentException if it is not a region of the standard partition, or is the primary one
         */
        public RoleBuilder addExcludedRegion(String region) {
            this.settings = settings.withExcludedRegion(region);
            return this;
        }

        public CredentialSource build() {
            return new CredentialSource.Role(
                    Provider.AWS, arn.toString(), Optional.ofNullable(externalId), settings.toMap());
        }
    }

    /** Builds an access key. Not thread-safe. */
    public static final class AccessKeyBuilder {
        private final AccessKeyId id;
        private final Secret secret;
        private @Nullable Secret sessionToken;
        private ConnectionSettings settings = ConnectionSettings.defaults();

        private AccessKeyBuilder(AccessKeyId id, Secret secret) {
            this.id = id;
            this.secret = Objects.requireNonNull(secret, "secret");
        }

        /** Sets the token that belongs to a temporary key; none by default. */
        public AccessKeyBuilder sessionToken(Secret sessionToken) {
            this.sessionToken = Objects.requireNonNull(sessionToken, "sessionToken");
            return this;
        }

        /**
         * Sets the region to discover the others from; the provider's by default.
         *
         * @throws IllegalArgumentException if it is not a region of the standard partition, or is excluded
         */
        public AccessKeyBuilder primaryRegion(String primaryRegion) {
            this.settings = settings.withPrimaryRegion(primaryRegion);
            return this;
        }

        /**
         * Leaves a region out, although the account has it enabled: one that a policy of the organisation denies, say. What was
         * read there before is kept, and marked as in use no more. For a connection of the registry it is the setting
         * {@link #EXCLUDED_REGIONS}.
         *
         * @throws IllegalArgumentException if it is not a region of the standard partition, or is the primary one
         */
        public AccessKeyBuilder addExcludedRegion(String region) {
            this.settings = settings.withExcludedRegion(region);
            return this;
        }

        /**
         * Builds the source.
         *
         * @throws IllegalArgumentException if the key is temporary and its session token is missing
         */
        public CredentialSource build() {
            if (id.isTemporary() && sessionToken == null) {
                throw new IllegalArgumentException("sessionToken must be given with a temporary access key");
            }
            return new CredentialSource.AccessKey(
                    Provider.AWS, id.toString(), secret, Optional.ofNullable(sessionToken), settings.toMap());
        }
    }
}
