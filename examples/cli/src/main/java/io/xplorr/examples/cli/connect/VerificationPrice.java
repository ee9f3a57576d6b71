package io.xplorr.examples.cli.connect;

import io.xplorr.Provider;
import io.xplorr.connection.Connections;
import java.io.PrintWriter;
import java.math.BigDecimal;

/** What a verification may cost, told before it is made. */
public final class VerificationPrice {
    private VerificationPrice() {}

    /**
     * Tells it.
     *
     * @param billedCalls whether the verification may make billed calls at all
     * @param err where it does not get between a program and the result
     */
    public static void announce(Connections connections, boolean billedCalls, PrintWriter err) {
        BigDecimal price = billedCalls ? connections.verificationPrice(Provider.AWS) : BigDecimal.ZERO;
        err.println(
                price.signum() == 0
                        ? "Verifying; AWS bills nothing for it."
                        : "Verifying; AWS bills the account USD " + price.toPlainString() + " for it at most.");
        err.flush();
    }
}
