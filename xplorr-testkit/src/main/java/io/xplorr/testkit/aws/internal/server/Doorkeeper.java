package io.xplorr.testkit.aws.internal.server;

import io.xplorr.testkit.aws.access.AccessRequest;
import io.xplorr.testkit.aws.access.Denial;
import io.xplorr.testkit.aws.internal.access.Denials;
import io.xplorr.testkit.aws.internal.access.Identities;
import io.xplorr.testkit.aws.internal.access.Identity;
import io.xplorr.testkit.aws.internal.service.AwsErrors;
import io.xplorr.testkit.aws.internal.service.RegionStates;
import io.xplorr.testkit.aws.internal.wire.AwsRequest;
import io.xplorr.testkit.aws.internal.wire.AwsService;
import io.xplorr.testkit.aws.internal.wire.Signature;
import io.xplorr.testkit.aws.internal.wire.SignatureCheck;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Lets in whom AWS would: known credentials, not expired, in a region that is on, permitted. Thread-safe. */
public final class Doorkeeper {
    private final Identities identities;
    private final Denials denials;
    private final RegionStates regions;
    private final ConditionKeys conditionKeys;
    private final Clock clock;
    private final boolean verifying;

    public Doorkeeper(
            Identities identities,
            Denials denials,
            RegionStates regions,
            ConditionKeys conditionKeys,
            Clock clock,
            boolean verifying) {
        this.identities = identities;
        this.denials = denials;
        this.regions = regions;
        this.conditionKeys = conditionKeys;
        this.clock = clock;
        this.verifying = verifying;
    }

    /** Finds whose credentials signed a request. */
    Optional<Identity> identify(AwsRequest request) {
        return request.signature().flatMap(it -> identities.find(it.accessKeyId()));
    }

    /** Checks that the credentials are good, and the request is not too old or too new for a clock that is off by this. */
    Identity authenticate(AwsRequest request, Duration skew) {
        AwsService service = request.service();
        Signature signature = request.signature().orElseThrow(() -> AwsErrors.notSigned(service));
        SignatureCheck.ofScope(signature, service).ifPresent(why -> {
            throw AwsErrors.badSignature(service, why);
        });
        Identity identity = identities.find(signature.accessKeyId()).orElseThrow(() -> AwsErrors.unknownKey(service));
        if (!signature.sessionToken().equals(identity.key().sessionToken())) {
            throw AwsErrors.unknownKey(service);
        }
        if (verifying || !skew.isZero()) {
            SignatureCheck.ofAge(request.http(), clock.instant().plus(skew)).ifPresent(why -> {
                throw AwsErrors.skewed(service, why);
            });
        }
        if (verifying) {
            SignatureCheck.of(request.http(), signature, identity.key().secretAccessKey())
                    .ifPresent(why -> {
                        throw AwsErrors.badSignature(service, why);
                    });
        }
        checkExpiry(service, identity);
        return identity;
    }

    /** Ends a session, with the error that this call then gets; a lasting key goes on. */
    void expire(AwsRequest request, Identity identity) {
        identity.expire(clock.instant());
        checkExpiry(request.service(), identity);
    }

    private void checkExpiry(AwsService service, Identity identity) {
        if (identity.isExpired(clock.instant())) {
            throw AwsErrors.expired(service);
        }
    }

    /** Tells whether the caller may use the service in this region; a global service is the same in all. */
    boolean hasRegion(AwsRequest request, Identity identity, String region) {
        return !request.service().global()
                && regions.isEnabled(identity.caller().accountId(), region);
    }

    /** Switches a region off for the account of the caller. */
    void disable(String region, Identity identity) {
        regions.change(identity.caller().accountId(), region, false);
    }

    /** Checks that the caller may do what is asked, there. */
    void authorize(AwsRequest request, Identity identity, String region) {
        AwsService service = request.service();
        if (!service.global() && !regions.isEnabled(identity.caller().accountId(), region)) {
            throw AwsErrors.unknownKey(service);
        }
        if (request.action().equals("sts:GetCallerIdentity")) {
            return; // needs no permission, and no policy can forbid it
        }
        AccessRequest access = access(request, identity, region);
        Optional<Denial> denial = denials.and(identity.permissions()).check(access);
        if (denial.isPresent()) {
            throw AwsErrors.denied(service, access, denial.get());
        }
    }

    /** Returns what the caller wants to do, in the words of IAM. */
    AccessRequest access(AwsRequest request, Identity identity, String region) {
        return new AccessRequest(
                identity.caller(),
                request.action(),
                resource(request, identity, region),
                region,
                conditionKeys.of(request, identity, region, clock.instant()));
    }

    private static String resource(AwsRequest request, Identity identity, String region) {
        String accountId = identity.caller().accountId();
        return switch (request.service()) {
            case COST_EXPLORER -> "arn:aws:ce:us-east-1:" + accountId + ":/" + request.operation();
            case RDS -> "arn:aws:rds:" + region + ":" + accountId + ":db:*";
            case STS -> request.input().text("RoleArn").orElse("*");
            default -> "*";
        };
    }
}
