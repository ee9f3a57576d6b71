package io.xplorr.testkit.assertions;

import io.xplorr.sync.SyncResult;
import io.xplorr.testkit.aws.call.Calls;
import org.assertj.core.api.Assertions;

/**
 * The entry point for assertions: those about a sync and about a fake AWS's calls, and all of AssertJ's, so that one static
 * import serves.
 *
 * <pre>{@code
 * assertThat(result).isPartial().hasProblem(ProblemCode.ACCESS_DENIED).inDataset(instances).inRegion("eu-west-1");
 * assertThat(aws.calls()).of("ce:*").areBilled(2).cost("0.02");
 * }</pre>
 */
public final class XplorrAssertions extends Assertions {
    private XplorrAssertions() {}

    public static SyncResultAssert assertThat(SyncResult result) {
        return new SyncResultAssert(result);
    }

    public static CallsAssert assertThat(Calls calls) {
        return new CallsAssert(calls);
    }
}
