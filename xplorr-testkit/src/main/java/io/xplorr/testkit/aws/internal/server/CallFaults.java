package io.xplorr.testkit.aws.internal.server;

import io.xplorr.testkit.aws.fault.ArmedFault;
import io.xplorr.testkit.aws.fault.Fault;
import io.xplorr.testkit.aws.internal.service.PageFaults;
import io.xplorr.testkit.aws.internal.wire.AwsError;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * What goes wrong with one call. A fault counts the call if it could do something to it, and is met only if it did: of
 * those whose turn it is another one may be first. Not thread-safe.
 */
final class CallFaults implements PageFaults {
    private final List<ArmedFault> armed;
    private final Predicate<ArmedFault> hits;
    private final Map<Class<? extends Fault>, Boolean> ofPages = new HashMap<>(); // a page is cut in several steps

    /** Makes them of those that are armed, and of what counts the call and tells whether it is a fault's turn. */
    CallFaults(List<ArmedFault> armed, Predicate<ArmedFault> hits) {
        this.armed = armed;
        this.hits = hits;
    }

    /** Returns how far ahead the clock of the service is. */
    Duration skew() {
        List<ArmedFault> skews = hitting(Fault.SkewClock.class::isInstance);
        skews.forEach(ArmedFault::meet);
        return skews.stream().map(it -> ((Fault.SkewClock) it.fault()).by()).reduce(Duration.ZERO, Duration::plus);
    }

    /**
     * Strikes with the faults that can, in the order in which they were armed.
     *
     * @param hasToken whether the call asks for a further page
     * @throws AwsError if one of them ends the call: then the next are not met, but have seen it like those of its page
     */
    void strike(Predicate<Fault> able, Consumer<Fault> strike, boolean hasToken) {
        try {
            for (ArmedFault it : hitting(able)) {
                it.meet();
                strike.accept(it.fault());
            }
        } catch (AwsError e) {
            hitting(it -> it instanceof Fault.EmptyPage || it instanceof Fault.RepeatToken && hasToken);
            throw e;
        }
    }

    /** Returns what happens to the answer on its way: all delays, one other answer, and one manner to deliver it. */
    List<Fault> onTheWay() {
        List<Fault> faults = new ArrayList<>();
        for (ArmedFault it : hitting(fault -> fault instanceof Fault.Delay || isAnswer(fault) || isManner(fault))) {
            Predicate<Fault> same = isAnswer(it.fault()) ? CallFaults::isAnswer : CallFaults::isManner;
            if (it.fault() instanceof Fault.Delay || faults.stream().noneMatch(same)) {
                it.meet();
                faults.add(it.fault());
            }
        }
        return faults;
    }

    private static boolean isAnswer(Fault fault) {
        return fault instanceof Fault.Garbage;
    }

    private static boolean isManner(Fault fault) {
        return fault instanceof Fault.Broken || fault instanceof Fault.Slow;
    }

    @Override
    public boolean repeatsToken() {
        return ofPages.computeIfAbsent(Fault.RepeatToken.class, this::meetFirst);
    }

    @Override
    public boolean isEmpty() {
        return ofPages.computeIfAbsent(Fault.EmptyPage.class, this::meetFirst);
    }

    private boolean meetFirst(Class<? extends Fault> kind) {
        List<ArmedFault> hitting = hitting(kind::isInstance);
        hitting.stream().findFirst().ifPresent(ArmedFault::meet);
        return !hitting.isEmpty();
    }

    private List<ArmedFault> hitting(Predicate<Fault> able) {
        return armed.stream().filter(it -> able.test(it.fault())).filter(hits).toList();
    }
}
