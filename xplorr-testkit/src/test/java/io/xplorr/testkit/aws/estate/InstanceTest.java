package io.xplorr.testkit.aws.estate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstanceTest {
    @Test
    void build_stateTerminated_refusedWithTheWayToSayIt() {
        assertThatThrownBy(() -> Instance.builder("i-1").state("terminated").build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ended says when it is terminated")
                .hasMessageEndingWith("state was: terminated");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "RUNNING", "available"})
    void build_unknownState_refused(String state) {
        assertThatThrownBy(() -> Instance.builder("i-1").state(state).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith("state was: " + state);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pending", "running", "stopping", "stopped", "shutting-down"})
    void build_stateOfALivingInstance_isKept(String state) {
        assertThat(Instance.builder("i-1").state(state).build().state()).isEqualTo(state);
    }
}
