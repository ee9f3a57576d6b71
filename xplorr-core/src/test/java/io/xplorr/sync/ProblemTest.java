package io.xplorr.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.xplorr.record.DatasetId;
import io.xplorr.record.Scope;
import org.junit.jupiter.api.Test;

class ProblemTest {
    @Test
    void toString_everythingKnown_readsLikeALogLine() {
        Problem problem = Problem.builder(ProblemCode.ACCESS_DENIED)
                .dataset(new DatasetId("inventory.instances"))
                .scope(Scope.region("eu-west-1"))
                .action("ec2:DescribeInstances")
                .nativeCode("UnauthorizedOperation")
                .message("Not allowed.")
                .build();

        assertThat(problem)
                .hasToString("ERROR ACCESS_DENIED [inventory.instances, eu-west-1, ec2:DescribeInstances,"
                        + " UnauthorizedOperation]: Not allowed.");
    }

    @Test
    void toString_nothingKnown_saysNoPlace() {
        assertThat(Problem.builder(ProblemCode.UNEXPECTED).message("Odd.").build())
                .hasToString("ERROR UNEXPECTED: Odd.");
    }
}
