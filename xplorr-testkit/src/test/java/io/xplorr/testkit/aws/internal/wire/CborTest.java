package io.xplorr.testkit.aws.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CborTest {
    private static Object readOne(String hex) throws IOException {
        return Cbor.read(HexFormat.of().parseHex("a16161" + hex)).get("a");
    }

    /** The examples of RFC 8949, appendix A. */
    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource({
        "00, 0",
        "17, 23",
        "1818, 24",
        "1903e8, 1000",
        "1a000f4240, 1000000",
        "1b000000e8d4a51000, 1000000000000",
        "20, -1",
        "3903e7, -1000",
        "f93c00, 1.0",
        "f93e00, 1.5",
        "f97bff, 65504.0",
        "f90400, 6.103515625E-5",
        "f9c400, -4.0",
        "fa47c35000, 100000.0",
        "fb3ff199999999999a, 1.1",
        "f4, false",
        "f5, true",
        "6449455446, IETF",
        "7f657374726561646d696e67ff, streaming",
        "62c3bc, ü"
    })
    void read_exampleOfTheStandard_itsValue(String hex, String value) throws IOException {
        assertThat(readOne(hex)).hasToString(value);
    }

    @Test
    void read_nested_definiteAndIndefinite() throws IOException {
        assertThat(readOne("9f018202039f0405ffff")).hasToString("[1, [2, 3], [4, 5]]");
        assertThat(readOne("bf61610161629f0203ffff")).hasToString("{a=1, b=[2, 3]}");
        assertThat(readOne("c11a514b67b0")).isEqualTo(Instant.parse("2013-03-21T20:04:00Z"));
        assertThat(readOne("c1fb41d452d9ec200000")).isEqualTo(Instant.parse("2013-03-21T20:04:00.500Z"));
    }

    @Test
    void write_thenRead_isTheSame() throws IOException {
        Instant time = Instant.parse("2026-11-23T10:00:00.250Z");
        Structure structure = new Structure()
                .put("text", "é".repeat(300))
                .put("small", 7)
                .put("large", 70_000_000_000L)
                .put("negative", -500)
                .put("double", -0.1)
                .put("flag", true)
                .put("time", time)
                .put("inner", new Structure().list("items", List.of(1.5, 2.5)));

        Map<String, Object> read = Cbor.read(Cbor.write(structure));

        assertThat(read)
                .containsEntry("text", "é".repeat(300))
                .containsEntry("small", 7L)
                .containsEntry("large", 70_000_000_000L)
                .containsEntry("negative", -500L)
                .containsEntry("double", -0.1)
                .containsEntry("flag", true)
                .containsEntry("time", time)
                .containsEntry("inner", Map.of("items", List.of(1.5, 2.5)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"7f", "9f", "bf", "c1"})
    void read_nestedWithoutEnd_refused(String head) {
        byte[] endless = HexFormat.of().parseHex("a16161" + head.repeat(200_000));

        assertThatThrownBy(() -> Cbor.read(endless)).isInstanceOf(IOException.class);
    }

    @Test
    void read_randomBytes_neverFailsButWithIoException() {
        long seed = Long.getLong("xplorr.seed", 1);
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 100_000; i++) {
            byte[] bytes = new byte[random.nextInt(40)];
            random.nextBytes(bytes);
            if (bytes.length > 0 && random.nextBoolean()) {
                bytes[0] = (byte) (0xa0 | random.nextInt(32)); // a map, so that more is read
            }
            try {
                Cbor.read(bytes);
            } catch (IOException e) {
                // what a malformed message is
            } catch (RuntimeException e) {
                fail("seed " + seed + ", " + HexFormat.of().formatHex(bytes), e);
            }
        }
    }
}
