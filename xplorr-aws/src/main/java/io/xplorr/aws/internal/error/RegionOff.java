package io.xplorr.aws.internal.error;

import io.xplorr.ErrorKind;
import io.xplorr.aws.AwsProblems;
import io.xplorr.aws.internal.AwsClients;
import io.xplorr.record.Scope;
import io.xplorr.spi.CallError;
import io.xplorr.spi.CallException;
import io.xplorr.sync.ProblemCode;
import java.util.Optional;

/** Tells a region that an account does not use from bad credentials: STS answers both alike, and is always on in us-east-1. */
public final class RegionOff {
    private RegionOff() {}

    /**
     * Returns what a refusal of {@code sts:GetCallerIdentity} means.
     *
     * @param region where it was refused
     * @param elsewhere the same call in us-east-1
     */
    public static CallException told(CallException refused, Scope region, Runnable elsewhere) {
        boolean telling = refused.error().code().equals(ProblemCode.CREDENTIALS_REJECTED)
                && !region.equals(AwsClients.GLOBAL_SERVICES);
        if (!telling) {
            return refused;
        }
        try {
            elsewhere.run();
        } catch (CallException e) {
            return refused;
        }
        return new CallException(refused.action(), notEnabled(refused.error(), region), refused);
    }

    private static CallError notEnabled(CallError refused, Scope region) {
        return new CallError(
                ErrorKind.PERMISSION,
                CallError.Reaction.FAIL,
                AwsProblems.REGION_NOT_ENABLED,
                refused.nativeCode(),
                "AWS knows the credentials in " + AwsClients.GLOBAL_SERVICES + " and not in " + region
                        + ", from where the connection starts: the account does not use that region.",
                "1. Enable " + region + " for the account, in its account settings. 2. Or give the connection another"
                        + " primary region, such as " + AwsClients.GLOBAL_SERVICES + ".",
                Optional.empty(),
                false);
    }
}
