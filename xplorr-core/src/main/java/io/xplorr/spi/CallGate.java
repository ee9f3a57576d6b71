package io.xplorr.spi;

import java.util.function.Supplier;

/**
 * The only way out to a provider. Waits for permits, makes the call, classifies what goes wrong, retries what is worth it
 * within the call's deadline, refreshes expired credentials once, and counts and prices every attempt.
 *
 * <p>Bound to one connection and scope, and to the thread that was handed it.
 */
public interface CallGate {
    /**
     * Makes one call; {@code call} may be run several times.
     *
     * @param action the provider's name of the permission, such as {@code ec2:DescribeInstances}
     * @throws CallException if the call failed for good
     */
    default <T> T call(String action, Supplier<T> call) {
        return call(action, 1, call);
    }

    /**
     * Makes one call that is priced by what it asks for.
     *
     * @param pricedUnits how many of the units of its {@link Price} the call asks for, at least 1
     * @throws CallException if the call failed for good
     */
    <T> T call(String action, long pricedUnits, Supplier<T> call);
}
