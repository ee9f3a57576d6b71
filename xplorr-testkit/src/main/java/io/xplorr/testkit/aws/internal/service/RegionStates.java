package io.xplorr.testkit.aws.internal.service;

import io.xplorr.testkit.aws.estate.Account;
import io.xplorr.testkit.aws.estate.Estate;
import io.xplorr.testkit.aws.estate.Regions;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Which regions each account has enabled, now. Thread-safe. */
public final class RegionStates {
    private final Estate estate;
    private final Map<String, Boolean> changes = new ConcurrentHashMap<>();

    public RegionStates(Estate estate) {
        this.estate = estate;
    }

    public void change(String accountId, String region, boolean enabled) {
        changes.put(accountId + "/" + region, enabled);
    }

    public boolean isEnabled(String accountId, String region) {
        Boolean changed = changes.get(accountId + "/" + region);
        return changed != null
                ? changed
                : needsNoOptIn(region) || optedIn(accountId).contains(region);
    }

    static boolean needsNoOptIn(String region) {
        return Regions.ENABLED_BY_DEFAULT.contains(region);
    }

    private Set<String> optedIn(String accountId) {
        return estate.findAccount(accountId).map(Account::optedIn).orElse(Set.of());
    }
}
