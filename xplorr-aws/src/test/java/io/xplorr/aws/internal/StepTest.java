package io.xplorr.aws.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StepTest {
    @Test
    void next_chainGoesOn_keepsItsIndex() {
        assertThat(new Step(1, null).next("to:ken", 3)).isEqualTo("1:to:ken");
    }

    @Test
    void next_chainEnds_goesToTheNext() {
        assertThat(new Step(0, "a").next(null, 2)).isEqualTo("1:");
        assertThat(new Step(0, "a").next("", 2)).isEqualTo("1:");
    }

    @Test
    void next_lastChainEnds_isOver() {
        assertThat(new Step(1, "a").next(null, 2)).isNull();
    }

    @Test
    void parse_whatNextWrote_isTheSame() {
        assertThat(Step.parse("1:to:ken")).isEqualTo(new Step(1, "to:ken"));
        assertThat(Step.parse("1:")).isEqualTo(new Step(1, null));
        assertThat(Step.parse(null)).isEqualTo(new Step(0, null));
    }
}
