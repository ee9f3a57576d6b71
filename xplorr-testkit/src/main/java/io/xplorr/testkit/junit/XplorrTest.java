package io.xplorr.testkit.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives the tests of a class a fake AWS, a manual clock, a store and an Xplorr, to those that ask for them by parameter, and
 * fails a test that leaves something behind.
 *
 * <pre>{@code
 * @XplorrTest(estate = ReadyEstate.STARTUP, factory = AwsXplorr.class)
 * class SpendReportTest {
 *     @Test
 *     void report_aDeniedRegion_saysSo(FakeAws aws, Xplorr xplorr) {
 *         aws.arm(Fault.deny(), CallMatcher.action("ec2:*").inRegion("eu-west-1"));
 *         ...
 *     }
 * }
 * }</pre>
 *
 * <p>Parameters may be of the types {@link io.xplorr.testkit.aws.FakeAws}, {@link io.xplorr.testkit.aws.estate.Estate},
 * {@link io.xplorr.testkit.ManualClock}, {@link io.xplorr.testkit.RecordingStore}, {@link io.xplorr.Xplorr} and
 * {@link TestWorld}; all come from the same {@link TestWorld}, and are made when they are first asked for. What an annotation
 * cannot say, {@link XplorrExtension} can.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@ExtendWith(XplorrExtension.class)
public @interface XplorrTest {
    /** Returns what exists in the fake AWS; a company by default. */
    ReadyEstate estate() default ReadyEstate.COMPANY;

    /** Returns what the estate, the page tokens and the jitter of retries are made from; 1 by default. */
    long seed() default 1;

    /** Returns when the clock starts, in ISO 8601; 9 in the morning of 23 November 2026, UTC, by default. */
    String startingAt() default Settings.START;

    /** Returns what makes the Xplorr; needed only where one is asked for. */
    Class<? extends XplorrFactory> factory() default NoFactory.class;

    /** Returns whether each test has its own world, which is the default, or the class has one. */
    Lifetime lifetime() default Lifetime.METHOD;

    /** Returns what may be left behind; nothing by default. */
    Leak[] allowing() default {};
}
