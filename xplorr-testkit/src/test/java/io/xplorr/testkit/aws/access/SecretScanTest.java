package io.xplorr.testkit.aws.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xplorr.testkit.aws.FakeAws;
import io.xplorr.testkit.aws.estate.Estate;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretScanTest {
    private static final String EXTERNAL_ID = "xplorr-ext-abcdefghijklmnopqrstuvwxyz234567";
    private static final String SECRET = "wJalrXUtnFEMI/K7MDENG+bPxRfiCY";

    private final SecretScan scan = SecretScan.ofFakeAws().and(SECRET);

    @Test
    void hitsIn_whatTheFakeMints_isFound() {
        try (FakeAws aws = FakeAws.start(Estate.startup())) {
            String secret = aws.accessKey("123456789012").secretAccessKey();

            assertThat(scan.hitsIn("one line\nsigned with " + secret + "\nanother"))
                    .containsExactly("signed with " + secret);
        }
    }

    @Test
    void hitsIn_otherText_isClean() {
        assertThat(scan.hitsIn("AKIAIOSFODNN7EXAMPLE called ec2:DescribeInstances as xplorr-ext-…4567"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void hitsIn_base64WhereverItBegins_isFound(int before) {
        byte[] bytes = ("x".repeat(before) + SECRET + "behind it").getBytes(StandardCharsets.UTF_8);

        assertThat(scan.hitsIn("Basic " + Base64.getEncoder().encodeToString(bytes)))
                .hasSize(1);
    }

    @Test
    void hitsIn_encoded_isFound() {
        assertThat(scan.hitsIn("Secret=" + URLEncoder.encode(SECRET, StandardCharsets.UTF_8)))
                .hasSize(1);
        assertThat(scan.hitsIn(HexFormat.of().formatHex(SECRET.getBytes(StandardCharsets.UTF_8))))
                .hasSize(1);
    }

    @Test
    void hitsIn_generatedExternalId_isFoundUnlessItIsPublic() {
        assertThat(scan.hitsIn("ExternalId=" + EXTERNAL_ID)).hasSize(1);
        assertThat(scan.allowing(EXTERNAL_ID).hitsIn("ExternalId=" + EXTERNAL_ID))
                .isEmpty();
    }

    @Test
    void hitsIn_folder_namesTheFile(@TempDir Path folder) throws IOException {
        Path below = Files.createDirectories(folder.resolve("a/b"));
        Files.writeString(below.resolve("service.log"), "fine\nsent " + SECRET + "\n");
        Files.writeString(folder.resolve("other.log"), "fine\n");

        assertThat(scan.hitsIn(folder)).containsExactly("service.log: sent " + SECRET);
    }

    @Test
    void and_wordThatIsFoundAnywhere_isRefused() {
        assertThatThrownBy(() -> scan.and("short"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("6 characters")
                .hasMessageNotContaining("short");
    }
}
