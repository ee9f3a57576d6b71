package io.xplorr.testkit.aws.internal.server;

import io.xplorr.testkit.aws.fault.ArmedFault;
import io.xplorr.testkit.aws.fault.CallMatcher;
import io.xplorr.testkit.aws.fault.Fault;
import io.xplorr.testkit.aws.internal.wire.Input;
import io.xplorr.testkit.aws.internal.wire.Json;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Reads faults in JSON: an object, or a list of them. Each names a method of {@link Fault} and its arguments, and beside
 * them the calls that it hits, like the methods of {@link CallMatcher}.
 */
public final class FaultReader {
    private static final Set<String> WHERE = Set.of("fault", "action", "region", "account", "seed");
    private static final Set<String> WHEN = Set.of("nth", "first", "everyNth", "share", "forSeconds");
    private static final Map<String, Kind> KINDS = Map.ofEntries(
            kind("throttle", it -> Fault.throttle()),
            kind("deny", it -> Fault.deny()),
            kind("denyBy", FaultReader::denyBy, "policy", "arn"),
            kind("errorCode", FaultReader::errorCode, "code", "status", "message"),
            kind("internalError", it -> Fault.internalError()),
            kind("unavailable", it -> Fault.unavailable()),
            kind("expireSession", it -> Fault.expireSession()),
            kind("disableRegion", it -> Fault.disableRegion()),
            kind("skewClock", it -> Fault.skewClock(seconds(it, "seconds")), "seconds"),
            kind("repeatToken", it -> Fault.repeatToken()),
            kind("emptyPage", it -> Fault.emptyPage()),
            kind("garbage", FaultReader::garbage, "status", "body"),
            kind("badGateway", it -> Fault.badGateway()),
            kind("delay", it -> Fault.delay(seconds(it, "seconds")), "seconds"),
            kind("slow", it -> Fault.slow(seconds(it, "seconds")), "seconds"),
            kind("reset", it -> Fault.reset()),
            kind("resetMidBody", it -> Fault.resetMidBody()),
            kind("truncate", it -> Fault.truncate()),
            kind("stall", it -> Fault.stall()),
            kind("stallMidBody", it -> Fault.stallMidBody()));

    private record Kind(Function<Input, Fault> fault, Set<String> arguments) {}

    /** A fault and the calls that it hits. */
    public record Aimed(Fault fault, CallMatcher matcher) {
        public ArmedFault arm(Faults faults) {
            return faults.arm(fault, matcher);
        }
    }

    private FaultReader() {}

    /**
     * Reads all of them.
     *
     * @throws IllegalArgumentException if it is no JSON, or says what there is not; the message tells what and where
     */
    public static List<Aimed> read(byte[] json) {
        return Json.objects(json).stream().map(FaultReader::read).toList();
    }

    private static Aimed read(Input input) {
        String name = text(input, "fault");
        Kind kind = KINDS.get(name);
        if (kind == null) {
            throw new IllegalArgumentException(
                    "fault must be one of " + String.join(", ", new TreeSet<>(KINDS.keySet())) + ", was: " + name);
        }
        Set<String> unknown = new HashSet<>(input.names());
        unknown.removeAll(WHERE);
        unknown.removeAll(WHEN);
        unknown.removeAll(kind.arguments());
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(name + " knows no " + String.join(", ", new TreeSet<>(unknown)));
        }
        return new Aimed(kind.fault().apply(input), matcher(input));
    }

    private static CallMatcher matcher(Input input) {
        CallMatcher matcher = CallMatcher.action(input.text("action").orElse("*"));
        if (input.has("region")) {
            matcher = matcher.inRegion(text(input, "region"));
        }
        if (input.has("account")) {
            matcher = matcher.inAccount(text(input, "account"));
        }
        List<String> when = WHEN.stream().filter(input::has).sorted().toList();
        if (when.size() > 1) {
            throw new IllegalArgumentException(String.join(" and ", when) + " cannot be set together");
        }
        return when.isEmpty() ? matcher : picking(matcher, when.get(0), input);
    }

    private static CallMatcher picking(CallMatcher matcher, String when, Input input) {
        return switch (when) {
            case "nth" -> matcher.nth(integer(input, when));
            case "first" -> matcher.first(integer(input, when));
            case "everyNth" -> matcher.everyNth(integer(input, when));
            case "share" ->
                matcher.share(
                        input.decimal(when).orElseThrow().doubleValue(),
                        input.has("seed") ? integer(input, "seed") : 0);
            default -> matcher.during(seconds(input, when));
        };
    }

    private static Fault denyBy(Input input) {
        String kind = text(input, "policy");
        return input.has("arn") ? Fault.denyBy(kind, text(input, "arn")) : Fault.denyBy(kind);
    }

    private static Fault errorCode(Input input) {
        String code = text(input, "code");
        return Fault.errorCode(
                code, integer(input, "status"), input.text("message").orElse(code));
    }

    private static Fault garbage(Input input) {
        Fault.Garbage usual = (Fault.Garbage) Fault.garbage();
        return Fault.garbage(
                input.integer("status").orElse(usual.status()),
                input.text("body").orElse(usual.body()));
    }

    private static String text(Input input, String name) {
        return input.text(name).orElseThrow(() -> missing(name));
    }

    private static int integer(Input input, String name) {
        return input.integer(name).orElseThrow(() -> missing(name));
    }

    private static Duration seconds(Input input, String name) {
        BigDecimal seconds = input.decimal(name).orElseThrow(() -> missing(name));
        try {
            return Duration.ofMillis(seconds.movePointRight(3).longValueExact());
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(name + " must be whole milliseconds, was: " + seconds, e);
        }
    }

    private static IllegalArgumentException missing(String name) {
        return new IllegalArgumentException(name + " is missing");
    }

    private static Map.Entry<String, Kind> kind(String name, Function<Input, Fault> fault, String... arguments) {
        return Map.entry(name, new Kind(fault, Set.copyOf(Arrays.asList(arguments))));
    }
}
