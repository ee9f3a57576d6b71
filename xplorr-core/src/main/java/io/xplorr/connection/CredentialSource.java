package io.xplorr.connection;

import io.xplorr.Provider;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How to get credentials for one account. The provider's module makes them, with its own checks, and reads its own
 * {@code settings}; the core and stores treat them alike for all providers. Immutable and thread-safe.
 */
public sealed interface CredentialSource {
    /**
     * The setting that holds the provider's unchanging id of the role or user, as the last verification saw it. A session
     * that finds another must not go on: the principal was made anew, by whomever, and has to be verified.
     */
    String PRINCIPAL_UID = "principalUid";

    Provider provider();

    /** Returns what the provider's module needs besides, by its own names; never a secret. */
    Map<String, String> settings();

    /** Returns who we become, without any secret: a role's name, or an access key's id. */
    String principal();

    /** Returns a copy with one more setting. */
    CredentialSource withSetting(String name, String value);

    /**
     * A role of the customer's that lets us assume it.
     *
     * @param principal the provider's name of the role, such as an ARN
     * @param externalId what the role demands to hear; empty only for an operator's own accounts
     */
    record Role(Provider provider, String principal, Optional<ExternalId> externalId, Map<String, String> settings)
            implements CredentialSource {
        public Role {
            settings = Map.copyOf(settings);
        }

        @Override
        public Role withSetting(String name, String value) {
            return new Role(provider, principal, externalId, plus(settings, name, value));
        }
    }

    /**
     * A key of the customer's, lasting until it is rotated.
     *
     * @param principal the id of the key, which is not secret
     * @param sessionToken present for temporary keys
     */
    record AccessKey(
            Provider provider,
            String principal,
            Secret secret,
            Optional<Secret> sessionToken,
            Map<String, String> settings)
            implements CredentialSource {
        public AccessKey {
            settings = Map.copyOf(settings);
        }

        @Override
        public AccessKey withSetting(String name, String value) {
            return new AccessKey(provider, principal, secret, sessionToken, plus(settings, name, value));
        }
    }

    private static Map<String, String> plus(Map<String, String> settings, String name, String value) {
        Map<String, String> more = new HashMap<>(settings);
        more.put(name, value);
        return more;
    }
}
