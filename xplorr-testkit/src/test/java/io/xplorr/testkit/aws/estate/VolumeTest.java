package io.xplorr.testkit.aws.estate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VolumeTest {
    @ParameterizedTest
    @CsvSource({
        "gp3, 8, 3000",
        "io2, 8, 3000",
        "gp2, 8, 100",
        "gp2, 100, 300",
        "gp2, 10000, 16000",
        "st1, 500, 0",
        "sc1, 500, 0",
        "standard, 8, 0"
    })
    void build_iopsUnset_areThoseOfTheType(String type, int sizeGib, int iops) {
        assertThat(Volume.builder("vol-1").type(type).sizeGib(sizeGib).build().iops())
                .isEqualTo(iops);
    }

    @ParameterizedTest
    @CsvSource({"gp3, 125", "gp2, 0", "io2, 0", "st1, 0"})
    void build_throughputUnset_isThatOfTheType(String type, int throughput) {
        assertThat(Volume.builder("vol-1").type(type).build().throughput()).isEqualTo(throughput);
        assertThat(Volume.builder("vol-1").throughput(500).type(type).build().throughput())
                .isEqualTo(500);
    }

    @Test
    void build_iopsSet_areKeptWhateverTheType() {
        assertThat(Volume.builder("vol-1").iops(0).type("gp2").build().iops()).isZero();
        assertThat(Volume.builder("vol-1").type("io1").iops(500).build().iops()).isEqualTo(500);
    }
}
