package io.xplorr.aws.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MetricSettingsTest {
    @Test
    void defaults_areHourlyForThreeDays() {
        assertThat(MetricSettings.defaults().period()).isEqualTo(Duration.ofHours(1));
        assertThat(MetricSettings.defaults().lookBackDays()).isEqualTo(3);
        assertThat(MetricSettings.defaults().metrics())
                .extracting(MetricDefinition::name)
                .contains("CPUUtilization", "NetworkIn", "VolumeReadOps", "DatabaseConnections", "RequestCount");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT30S", "PT61S", "PT7M", "P2D", "PT0S"})
    void period_thatDoesNotDivideADay_isRefused(Duration period) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MetricSettings.builder().period(period))
                .withMessageContaining(period.toString());
    }

    @ParameterizedTest
    @CsvSource({"PT1M, 15", "PT5M, 63", "PT1H, 455"})
    void build_lookBackBeyondWhatIsKept_isRefused(Duration period, int kept) {
        MetricSettings.Builder builder = MetricSettings.builder().period(period);

        assertThat(builder.lookBackDays(kept).build().lookBackDays()).isEqualTo(kept);
        if (kept < 455) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> builder.lookBackDays(kept + 1).build())
                    .withMessageContaining(String.valueOf(kept));
        }
    }

    @Test
    void metrics_list_replacesTheDefaults() {
        assertThat(MetricSettings.builder().metrics(List.of()).build().metrics())
                .isEmpty();
    }
}
