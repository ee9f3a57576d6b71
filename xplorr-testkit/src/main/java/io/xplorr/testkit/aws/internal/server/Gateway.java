package io.xplorr.testkit.aws.internal.server;

import io.xplorr.testkit.aws.access.Denial;
import io.xplorr.testkit.aws.call.Call;
import io.xplorr.testkit.aws.fault.Fault;
import io.xplorr.testkit.aws.internal.access.Identity;
import io.xplorr.testkit.aws.internal.service.AwsErrors;
import io.xplorr.testkit.aws.internal.service.Invocation;
import io.xplorr.testkit.aws.internal.service.Operation;
import io.xplorr.testkit.aws.internal.service.ServiceCatalog;
import io.xplorr.testkit.aws.internal.wire.AwsError;
import io.xplorr.testkit.aws.internal.wire.AwsRequest;
import io.xplorr.testkit.aws.internal.wire.HttpCall;
import io.xplorr.testkit.aws.internal.wire.Reply;
import io.xplorr.testkit.aws.internal.wire.Signature;
import io.xplorr.testkit.aws.internal.wire.Structure;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes each request its whole way: read, let in, hit by faults, answered, recorded. Thread-safe. */
public final class Gateway {
    private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);

    private final Doorkeeper doorkeeper;
    private final ServiceCatalog catalog;
    private final Faults faults;
    private final RateLimits limits;
    private final CallLog log;
    private final Clock clock;

    /** An answer, and what goes wrong with it on its way. */
    record Delivery(Reply reply, List<Fault> faults) {}

    public Gateway(
            Doorkeeper doorkeeper, ServiceCatalog catalog, Faults faults, RateLimits limits, CallLog log, Clock clock) {
        this.doorkeeper = doorkeeper;
        this.catalog = catalog;
        this.faults = faults;
        this.limits = limits;
        this.log = log;
        this.clock = clock;
    }

    Delivery handle(HttpCall http) {
        return AwsRequest.read(http).map(this::handle).orElseGet(() -> {
            byte[] body = "<UnknownOperationException/>\n".getBytes(StandardCharsets.UTF_8);
            return new Delivery(new Reply(404, Map.of("Content-Type", "text/xml"), body), List.of());
        });
    }

    private Delivery handle(AwsRequest request) {
        String requestId = UUID.randomUUID().toString();
        String region = request.signature().map(Signature::region).orElse("");
        Optional<Identity> identity = doorkeeper.identify(request);
        CallFaults waiting = faults.of(
                request.action(),
                region,
                identity.map(it -> it.caller().accountId()).orElse(""));
        Duration skew = waiting.skew();
        Reply reply;
        Optional<AwsError> error = Optional.empty();
        try {
            Structure answer = answer(request, region, skew, waiting);
            reply = request.protocol().answer(request.service(), request.operation(), answer, requestId);
        } catch (AwsError e) {
            error = Optional.of(e);
            reply = request.protocol().error(request.service(), e, requestId);
        } catch (RuntimeException e) { // a mistake of the fake's own: say so, for a client would only retry
            LOG.error("{} failed in the fake itself", request.action(), e);
            error = Optional.of(new AwsError("InternalFailure", 500, "the fake failed: " + e));
            reply = request.protocol().error(request.service(), error.get(), requestId);
        }
        log.add(new Call(
                clock.instant(),
                request.action(),
                region,
                identity.map(it -> it.caller().accountId()).orElse(""),
                identity.flatMap(it -> it.caller().sessionName()),
                reply.status(),
                error.map(AwsError::code),
                error.isPresent() ? Prices.NONE : Prices.of(request)));
        List<Fault> onTheWay = waiting.onTheWay();
        return new Delivery(dated(garbled(reply, onTheWay), skew), onTheWay);
    }

    private Structure answer(AwsRequest request, String region, Duration skew, CallFaults faults) {
        Identity identity = doorkeeper.authenticate(request, skew);
        faults.strike(
                fault -> isAble(fault, request, identity, region),
                fault -> strike(fault, request, identity, region),
                request.hasPageToken());
        if (!request.readable()) {
            throw request.protocol().unreadable();
        }
        Operation operation = catalog.find(request.service(), request.operation())
                .orElseThrow(() -> AwsErrors.unknownOperation(request.service(), request.operation()));
        try {
            if (!limits.admits(request, identity.caller().accountId(), region)) {
                throw AwsErrors.throttled(request.service());
            }
            doorkeeper.authorize(request, identity, region);
            return operation.answer(new Invocation(
                    request.service(),
                    request.operation(),
                    request.input(),
                    identity.caller(),
                    region,
                    clock.instant(),
                    faults));
        } catch (IllegalArgumentException e) {
            throw AwsErrors.invalid(request.service(), String.valueOf(e.getMessage()));
        }
    }

    /** Tells whether a fault of the service itself would do anything to this call. */
    private boolean isAble(Fault fault, AwsRequest request, Identity identity, String region) {
        return fault instanceof Fault.Throttle
                || fault instanceof Fault.ErrorCode
                || fault instanceof Fault.Deny
                || fault instanceof Fault.ExpireSession && identity.expiry().isPresent()
                || fault instanceof Fault.DisableRegion && doorkeeper.hasRegion(request, identity, region);
    }

    private void strike(Fault fault, AwsRequest request, Identity identity, String region) {
        if (fault instanceof Fault.Throttle) {
            throw AwsErrors.throttled(request.service());
        } else if (fault instanceof Fault.ErrorCode error) {
            throw new AwsError(error.code(), error.status(), error.message());
        } else if (fault instanceof Fault.Deny deny) {
            Denial denial = deny.forbiddenBy()
                    .map(kind -> deny.policyArn()
                            .map(arn -> Denial.explicit(kind, arn))
                            .orElseGet(() -> Denial.explicit(kind)))
                    .orElseGet(() -> Denial.implicit("identity-based", request.action()));
            throw AwsErrors.denied(request.service(), doorkeeper.access(request, identity, region), denial);
        } else if (fault instanceof Fault.ExpireSession) {
            doorkeeper.expire(request, identity);
        } else if (fault instanceof Fault.DisableRegion) {
            doorkeeper.disable(region, identity);
        }
    }

    /** Clients correct their clocks by this header. */
    private Reply dated(Reply reply, Duration skew) {
        Map<String, String> headers = new HashMap<>(reply.headers());
        headers.put(
                "Date",
                DateTimeFormatter.RFC_1123_DATE_TIME.format(
                        clock.instant().plus(skew).atOffset(ZoneOffset.UTC)));
        return new Reply(reply.status(), headers, reply.body());
    }

    private static Reply garbled(Reply reply, List<Fault> faults) {
        for (Fault fault : faults) {
            if (fault instanceof Fault.Garbage garbage) {
                byte[] body = garbage.body().getBytes(StandardCharsets.UTF_8);
                return new Reply(garbage.status(), Map.of("Content-Type", "text/html"), body);
            }
        }
        return reply;
    }
}
