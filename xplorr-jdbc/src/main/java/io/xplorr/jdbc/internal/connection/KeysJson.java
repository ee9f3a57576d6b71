package io.xplorr.jdbc.internal.connection;

import io.xplorr.Provider;
import io.xplorr.connection.ConnectionKeys;
import io.xplorr.connection.CredentialSource;
import io.xplorr.connection.ExternalId;
import io.xplorr.connection.Rotation;
import io.xplorr.connection.Secret;
import io.xplorr.jdbc.internal.table.Json;
import io.xplorr.jdbc.internal.table.JsonObject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A connection's keys as one text to be sealed: a JSON object of all but their generation, which is no secret. */
final class KeysJson {
    private static final String ROLE = "role";
    private static final String ACCESS_KEY = "access-key";

    private KeysJson() {}

    /** Returns the text; empty if there is nothing to keep secret. */
    static Optional<Secret> write(ConnectionKeys keys) {
        if (keys.equals(ConnectionKeys.of(Optional.empty(), keys.generation()))) {
            return Optional.empty();
        }
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("externalId", text(keys.externalId()));
        members.put("credentials", keys.credentials().map(KeysJson::credentials).orElse(null));
        members.put("rotation", keys.rotation().map(KeysJson::rotation).orElse(null));
        members.put("formerExternalId", text(keys.formerExternalId()));
        return Optional.of(Secret.of(Json.write(members)));
    }

    static ConnectionKeys read(Secret text, int generation) {
        JsonObject json = JsonObject.parse(text.reveal());
        return new ConnectionKeys(
                externalId(json, "externalId"),
                generation,
                json.object("credentials").map(KeysJson::readCredentials),
                json.object("rotation")
                        .map(rotation -> new Rotation(
                                Instant.parse(rotation.text("begunAt")), externalId(rotation, "externalId"))),
                externalId(json, "formerExternalId"));
    }

    private static Map<String, @Nullable Object> credentials(CredentialSource source) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("provider", source.provider().id());
        members.put("principal", source.principal());
        members.put("settings", source.settings());
        if (source instanceof CredentialSource.Role role) {
            members.put("form", ROLE);
            members.put("externalId", text(role.externalId()));
        } else if (source instanceof CredentialSource.AccessKey key) {
            members.put("form", ACCESS_KEY);
            members.put("secret", key.secret().reveal());
            members.put("sessionToken", key.sessionToken().map(Secret::reveal).orElse(null));
        }
        return members;
    }

    private static CredentialSource readCredentials(JsonObject json) {
        Provider provider = new Provider(json.text("provider"));
        String principal = json.text("principal");
        Map<String, String> settings = json.texts("settings");
        return switch (json.text("form")) {
            case ROLE -> new CredentialSource.Role(provider, principal, externalId(json, "externalId"), settings);
            case ACCESS_KEY ->
                new CredentialSource.AccessKey(
                        provider,
                        principal,
                        Secret.of(json.text("secret")),
                        json.optional("sessionToken").map(Secret::of),
                        settings);
            default -> throw new IllegalArgumentException("no such form of credentials: " + json.text("form"));
        };
    }

    private static Map<String, @Nullable Object> rotation(Rotation rotation) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("begunAt", rotation.begunAt().toString());
        members.put("externalId", text(rotation.externalId()));
        return members;
    }

    private static @Nullable String text(Optional<ExternalId> externalId) {
        return externalId.map(ExternalId::reveal).orElse(null);
    }

    private static Optional<ExternalId> externalId(JsonObject json, String name) {
        return json.optional(name).map(ExternalId::ofStored);
    }
}
