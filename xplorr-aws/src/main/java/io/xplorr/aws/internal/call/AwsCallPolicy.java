package io.xplorr.aws.internal.call;

import io.xplorr.aws.AwsRate;
import io.xplorr.aws.internal.AwsClients;
import io.xplorr.aws.internal.error.AwsErrors;
import io.xplorr.record.Scope;
import io.xplorr.spi.CallError;
import io.xplorr.spi.CallPolicy;
import io.xplorr.spi.CallRules;
import io.xplorr.spi.RateLimit;
import java.util.List;
import java.util.function.Supplier;

/** What holds for the calls of one session. Thread-safe. */
public final class AwsCallPolicy implements CallPolicy {
    private final AwsTariff tariff;
    private final AwsErrors errors;
    private final Supplier<String> account;
    private final Supplier<String> payer;
    private final Scope homeRegion;
    private final Scope primaryRegion;

    /**
     * Creates the policy.
     *
     * @param account who owns the buckets; the name may change once, when a key's account becomes known
     * @param payer who names the organisation whose members share buckets; the account itself until it is known
     * @param homeRegion where we assume roles
     * @param primaryRegion where calls go that belong to no region
     */
    public AwsCallPolicy(
            AwsTariff tariff,
            AwsErrors errors,
            Supplier<String> account,
            Supplier<String> payer,
            Scope homeRegion,
            Scope primaryRegion) {
        this.tariff = tariff;
        this.errors = errors;
        this.account = account;
        this.payer = payer;
        this.homeRegion = homeRegion;
        this.primaryRegion = primaryRegion;
    }

    @Override
    public CallRules rulesOf(String action, Scope scope) {
        Scope region = regionOf(action, scope);
        List<RateLimit> limits = tariff.ratesOf(action).stream()
                .map(rate -> new RateLimit(
                        ownerOf(rate.owner(), region),
                        rate.bucket(),
                        rate.burst(),
                        rate.refillPerSecond(),
                        rate.published()))
                .toList();
        String service = action.substring(0, action.indexOf(':'));
        return new CallRules(account.get() + "/" + region + "/" + service, limits, tariff.priceOf(action));
    }

    @Override
    public CallError errorOf(String action, Scope scope, Throwable thrown) {
        return errors.errorOf(action, scope, thrown);
    }

    @Override
    public String scrub(String text) {
        return errors.scrub(text);
    }

    private Scope regionOf(String action, Scope scope) {
        if (action.startsWith("ce:") || action.startsWith("organizations:")) {
            return AwsClients.GLOBAL_SERVICES;
        }
        if (action.equals("sts:AssumeRole")) {
            return homeRegion;
        }
        return scope.isGlobal() ? primaryRegion : scope;
    }

    private String ownerOf(AwsRate.Owner owner, Scope region) {
        return switch (owner) {
            case ACCOUNT -> account.get();
            case ACCOUNT_AND_REGION -> account.get() + "/" + region;
            case ORGANIZATION -> "organization/" + payer.get();
            case CALLER -> "caller/" + region;
        };
    }
}
