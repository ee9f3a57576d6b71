package io.xplorr.testkit.aws.internal.server;

import io.xplorr.testkit.aws.call.Call;
import io.xplorr.testkit.aws.call.Calls;
import io.xplorr.testkit.aws.fault.ArmedFault;
import io.xplorr.testkit.aws.internal.wire.HttpCall;
import io.xplorr.testkit.aws.internal.wire.Input;
import io.xplorr.testkit.aws.internal.wire.Json;
import io.xplorr.testkit.aws.internal.wire.Reply;
import io.xplorr.testkit.aws.internal.wire.Structure;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a client that is no Java program steers the fake by: faults, the record of calls, and the clock, as JSON below a
 * path that no service has. Thread-safe.
 */
public final class Administration {
    private static final String ROOT = "/_xplorr/";
    private static final String FAULTS = ROOT + "faults";
    private static final String CALLS = ROOT + "calls";
    private static final String CLOCK = ROOT + "clock";

    private final Faults faults;
    private final CallLog log;
    private final MovableClock clock;

    public Administration(Faults faults, CallLog log, MovableClock clock) {
        this.faults = faults;
        this.log = log;
        this.clock = clock;
    }

    /** Answers a request that is ours, or returns empty if it is for a service. */
    Optional<Reply> handle(HttpCall http) {
        if (!http.path().startsWith(ROOT)) {
            return Optional.empty();
        }
        try {
            return Optional.of(answer(http));
        } catch (IllegalArgumentException e) {
            return Optional.of(refused(400, String.valueOf(e.getMessage())));
        }
    }

    private Reply answer(HttpCall http) {
        return switch (http.method() + " " + http.path()) {
            case "GET " + FAULTS -> ok(faults(faults.all()));
            case "POST " + FAULTS -> arm(http.body());
            case "DELETE " + FAULTS -> {
                faults.all().keySet().forEach(faults::remove);
                yield ok(new Structure());
            }
            case "GET " + CALLS -> ok(calls(log.calls()));
            case "DELETE " + CALLS -> {
                log.clear();
                yield ok(new Structure());
            }
            case "GET " + CLOCK -> ok(now());
            case "POST " + CLOCK -> {
                clock.advance(advance(http.body()));
                yield ok(now());
            }
            default -> http.method().equals("DELETE") ? removeOne(http.path()) : unknown(http);
        };
    }

    /** All are read before the first is armed, so that a mistake arms none. */
    private Reply arm(byte[] json) {
        List<ArmedFault> armed =
                FaultReader.read(json).stream().map(it -> it.arm(faults)).toList();
        Map<Long, ArmedFault> all = faults.all();
        all.values().retainAll(armed);
        return ok(faults(all));
    }

    private static Duration advance(byte[] json) {
        Input body = Json.objects(json).stream()
                .findFirst()
                .filter(it -> it.has("seconds"))
                .orElseThrow(() -> new IllegalArgumentException("seconds is missing"));
        int seconds = body.integer("seconds").orElseThrow();
        if (seconds < 0) {
            throw new IllegalArgumentException("seconds must not be negative, was: " + seconds);
        }
        return Duration.ofSeconds(seconds);
    }

    private Structure now() {
        return new Structure().put("now", clock.instant().toString());
    }

    private Reply removeOne(String path) {
        String number = path.startsWith(FAULTS + "/") ? path.substring(FAULTS.length() + 1) : "";
        boolean removed = number.matches("\\d{1,18}") && faults.remove(Long.parseLong(number));
        return removed ? ok(new Structure()) : refused(404, "there is nothing to delete at " + path);
    }

    private static Reply unknown(HttpCall http) {
        return refused(
                404,
                http.method() + " " + http.path() + " is unknown: there are GET, POST and DELETE " + FAULTS
                        + ", DELETE " + FAULTS + "/{id}, GET and DELETE " + CALLS + ", GET and POST " + CLOCK);
    }

    private static Structure faults(Map<Long, ArmedFault> faults) {
        return new Structure()
                .list(
                        "faults",
                        faults.entrySet().stream()
                                .map(it -> fault(it.getKey(), it.getValue()))
                                .toList());
    }

    private static Structure fault(long id, ArmedFault it) {
        return new Structure()
                .put("id", id)
                .put("fault", it.fault().toString())
                .put("calls", it.matcher().toString())
                .put("met", it.met());
    }

    private static Structure calls(Calls calls) {
        return new Structure()
                .put("count", calls.count())
                .put("spend", calls.spend().toPlainString())
                .list("calls", calls.all().stream().map(Administration::call).toList());
    }

    private static Structure call(Call call) {
        return new Structure()
                .put("at", call.at().toString())
                .put("action", call.action())
                .put("region", call.region())
                .put("account", call.accountId())
                .put("session", call.sessionName())
                .put("status", call.status())
                .put("errorCode", call.errorCode())
                .put("price", call.price().toPlainString());
    }

    private static Reply ok(Structure body) {
        return reply(200, body);
    }

    private static Reply refused(int status, String message) {
        return reply(status, new Structure().put("message", message));
    }

    private static Reply reply(int status, Structure body) {
        return new Reply(status, Map.of("Content-Type", "application/json"), Json.write(body));
    }
}
