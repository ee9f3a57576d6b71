package io.xplorr.testkit.aws.internal.access;

import io.xplorr.testkit.aws.access.AccessKey;
import io.xplorr.testkit.aws.access.Caller;
import io.xplorr.testkit.aws.access.FakeRole;
import io.xplorr.testkit.aws.access.Permissions;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All access keys, sessions and roles. Thread-safe. */
public final class Identities {
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private final SecureRandom random = new SecureRandom();
    private final Map<String, Identity> byAccessKeyId = new ConcurrentHashMap<>();
    private final Map<String, FakeRole> roles = new ConcurrentHashMap<>();

    public Optional<Identity> find(String accessKeyId) {
        return Optional.ofNullable(byAccessKeyId.get(accessKeyId));
    }

    public Optional<FakeRole> findRole(String arn) {
        return Optional.ofNullable(roles.get(arn));
    }

    /** Makes a user of an account and an access key of that user. */
    public AccessKey createKey(String accountId, String userName, Permissions permissions) {
        return addKey(new AccessKey("AKIA" + id(16), secret(), Optional.empty(), accountId), userName, permissions);
    }

    /** Adds an access key that someone else has chosen. */
    public AccessKey addKey(AccessKey key, String userName, Permissions permissions) {
        Caller caller = Caller.user(key.accountId(), userName, "AIDA" + id(17));
        byAccessKeyId.put(key.accessKeyId(), new Identity(key, caller, () -> permissions, null));
        return key;
    }

    public void deleteKey(String accessKeyId) {
        byAccessKeyId.remove(accessKeyId);
    }

    public FakeRole createRole(String accountId, String path, String name) {
        FakeRole role = new FakeRole(accountId, path, name, "AROA" + id(17));
        roles.put(role.arn(), role);
        return role;
    }

    /** Deletes a role; its sessions lose all permissions, as they do in AWS. */
    public void deleteRole(FakeRole role) {
        roles.remove(role.arn(), role);
        role.permissions(Permissions.allowing());
    }

    /** Starts a session of a role; what the role permits is looked up at each call, and narrowed. */
    public Identity createSession(
            FakeRole role, String sessionName, Instant expiry, Function<Permissions, Permissions> narrowing) {
        AccessKey key = new AccessKey("ASIA" + id(16), secret(), Optional.of(token()), role.accountId());
        Caller caller = Caller.session(role.accountId(), role.arn(), role.roleId(), sessionName);
        Identity session = new Identity(key, caller, () -> narrowing.apply(role.permissions()), expiry);
        byAccessKeyId.put(key.accessKeyId(), session);
        return session;
    }

    private String id(int length) {
        return random.ints(length, 0, BASE32.length())
                .mapToObj(i -> BASE32.substring(i, i + 1))
                .collect(Collectors.joining());
    }

    /** Forty characters like the real ones, with a word to look for in logs. */
    private String secret() {
        return ("FakeSecret" + random(30)).substring(0, 40);
    }

    /** The real ones have hundreds of characters, and slashes and plus signs among them. */
    private String token() {
        return "IQoJb3JpZ2luX2VjFakeToken" + random(240);
    }

    private String random(int bytes) {
        byte[] value = new byte[bytes];
        random.nextBytes(value);
        return Base64.getEncoder().encodeToString(value);
    }
}
