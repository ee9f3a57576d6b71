package io.xplorr.aws.internal.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.xplorr.connection.ConnectionId;
import org.junit.jupiter.api.Test;

class SessionNameTest {
    @Test
    void ofRun_shortConnection_namesConnectionAndRun() {
        assertThat(SessionName.ofRun(ConnectionId.of("acme.prod_1"), 42)).isEqualTo("xplorr-acme.prod_1-42");
    }

    @Test
    void ofVerification_sameNumberAsARun_hasAnotherName() {
        assertThat(SessionName.ofVerification(ConnectionId.of("acme.prod_1"), 42))
                .isEqualTo("xplorr-acme.prod_1-v42");
    }

    @Test
    void sourceIdentity_anyConnection_isTheSameForAllRunsAndFits() {
        assertThat(SessionName.sourceIdentity(ConnectionId.of("acme.prod_1"))).isEqualTo("xplorr-acme.prod_1");
        assertThat(SessionName.sourceIdentity(ConnectionId.of("c".repeat(64))))
                .hasSize(64)
                .isNotEqualTo(SessionName.sourceIdentity(ConnectionId.of("c".repeat(63) + "d")));
    }

    @Test
    void ofRun_longConnection_fitsAndStaysDistinct() {
        String one = SessionName.ofRun(ConnectionId.of("c".repeat(63) + "1"), Long.MAX_VALUE);
        String other = SessionName.ofRun(ConnectionId.of("c".repeat(63) + "2"), Long.MAX_VALUE);

        assertThat(one).hasSize(64).matches("[\\w+=,.@-]{2,64}").isNotEqualTo(other);
        assertThat(one).endsWith("-" + Long.MAX_VALUE);
    }
}
