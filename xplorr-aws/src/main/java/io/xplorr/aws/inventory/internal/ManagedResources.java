package io.xplorr.aws.inventory.internal;

import io.xplorr.spi.CallException;
import io.xplorr.spi.CallGate;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;

/**
 * Asks EC2 for what AWS services manage as well: it is billed, but hidden by default since April 2026. The SDK's model does
 * not have the parameter yet; where EC2 does not know it either, it is left out for the rest of the session. Thread-safe.
 */
final class ManagedResources {
    private static final AwsRequestOverrideConfiguration INCLUDED = AwsRequestOverrideConfiguration.builder()
            .putRawQueryParameter("IncludeManagedResources", "true")
            .build();

    private volatile boolean known = true;

    <T> T call(CallGate calls, String action, Function<@Nullable AwsRequestOverrideConfiguration, T> call) {
        if (known) {
            try {
                return calls.call(action, () -> call.apply(INCLUDED));
            } catch (CallException e) {
                if (!e.error().nativeCode().equals(Optional.of("UnknownParameter"))) {
                    throw e;
                }
                known = false;
            }
        }
        return calls.call(action, () -> call.apply(null));
    }
}
