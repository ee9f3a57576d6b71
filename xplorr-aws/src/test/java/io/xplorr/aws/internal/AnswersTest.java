package io.xplorr.aws.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.xplorr.ErrorKind;
import io.xplorr.spi.CallException;
import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswersTest {
    @ParameterizedTest
    @ValueSource(strings = {"0", "-0.0000000001", "123456789012345678901234567890.1234567890", "1E-12", "1e+30"})
    void number_decimal_isExact(String text) {
        assertThat(Answers.number("ce:GetCostAndUsage", "Amount", text)).isEqualTo(new BigDecimal(text));
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"NaN", "1,5", "0x1", " 1", "1E999999999", "1E-999999999", "Infinity", "twelve"})
    void number_anythingElse_failsTheRead(String text) {
        assertThatExceptionOfType(CallException.class)
                .isThrownBy(() -> Answers.number("ce:GetCostAndUsage", "Amount", text))
                .withMessageContaining("Amount")
                .satisfies(e -> assertThat(e.kind()).isEqualTo(ErrorKind.UNEXPECTED));
    }
}
