package io.xplorr.testkit.junit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.List;
import java.util.stream.Stream;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** Runs a class of tests as a user's build would, and tells how it went. */
final class Runs {
    private Runs() {}

    static EngineExecutionResults of(Class<?> tests) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(tests))
                .execute();
    }

    /** Returns the message of everything that failed, of tests and of their class. */
    static List<String> failuresOf(Class<?> tests) {
        return failures(of(tests)).map(Throwable::getMessage).toList();
    }

    static Stream<Throwable> failures(EngineExecutionResults results) {
        return results.allEvents().finished().stream()
                .map(Event::getPayload)
                .flatMap(payload -> payload.stream())
                .map(TestExecutionResult.class::cast)
                .flatMap(result -> result.getThrowable().stream());
    }
}
