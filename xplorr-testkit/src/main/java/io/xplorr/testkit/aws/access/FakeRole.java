package io.xplorr.testkit.aws.access;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A role of a customer's account. It trusts nobody and allows nothing until told so; every change takes effect at the
 * next request, also for sessions that exist. Thread-safe.
 */
public final class FakeRole {
    private final String accountId;
    private final String path;
    private final String name;
    private final String roleId;
    private final Set<String> trustedAccounts = ConcurrentHashMap.newKeySet();
    private volatile Optional<String> externalId = Optional.empty();
    private volatile Trust trust = this::trusts;
    private volatile Permissions permissions = Permissions.allowing();
    private volatile Duration maxSessionDuration = Duration.ofHours(1);

    /** Made by the fake AWS that the role lives in. */
    public FakeRole(String accountId, String path, String name, String roleId) {
        this.accountId = accountId;
        this.path = path;
        this.name = name;
        this.roleId = roleId;
    }

    public String arn() {
        return "arn:aws:iam::" + accountId + ":role" + path + name;
    }

    public String accountId() {
        return accountId;
    }

    /** Returns the unique ID, such as {@code AROA…}, that a role with the same name made anew would not have. */
    public String roleId() {
        return roleId;
    }

    /** Adds an account whose users and roles may assume this role. */
    public FakeRole trusting(String principalAccountId) {
        trustedAccounts.add(principalAccountId);
        return this;
    }

    /** Demands this external ID of everyone, by {@code StringEquals}; none is demanded by default. */
    public FakeRole externalId(String externalId) {
        this.externalId = Optional.of(externalId);
        return this;
    }

    /** Replaces all rules of trust. */
    public FakeRole trust(Trust trust) {
        this.trust = trust;
        return this;
    }

    /** Replaces all rules of trust by a trust policy in JSON. */
    public FakeRole trustPolicy(String json) {
        return trust(Trust.ofPolicy(json));
    }

    /** Replaces what the role allows by a permission policy in JSON. */
    public FakeRole permissionPolicy(String json) {
        return permissions(Permissions.ofPolicy(json));
    }

    /** Allows these actions, with wildcards, and no others; replaces what was allowed. */
    public FakeRole allowing(String... actions) {
        return permissions(Permissions.allowing(actions));
    }

    /** Replaces what the role allows. */
    public FakeRole permissions(Permissions permissions) {
        this.permissions = permissions;
        return this;
    }

    /** Sets how long a session may last at most; from 1 to 12 hours, 1 hour by default. */
    public FakeRole maxSessionDuration(Duration maxSessionDuration) {
        if (maxSessionDuration.compareTo(Duration.ofHours(1)) < 0
                || maxSessionDuration.compareTo(Duration.ofHours(12)) > 0) {
            throw new IllegalArgumentException(
                    "maxSessionDuration must be from 1 to 12 hours, was: " + maxSessionDuration);
        }
        this.maxSessionDuration = maxSessionDuration;
        return this;
    }

    public Trust trust() {
        return trust;
    }

    public Permissions permissions() {
        return permissions;
    }

    public Duration maxSessionDuration() {
        return maxSessionDuration;
    }

    private boolean trusts(Trust.Attempt attempt) {
        return trustedAccounts.contains(attempt.caller().accountId())
                && externalId
                        .map(id -> attempt.externalId().equals(Optional.of(id)))
                        .orElse(true);
    }

    @Override
    public String toString() {
        return "FakeRole[" + arn() + "]";
    }
}
