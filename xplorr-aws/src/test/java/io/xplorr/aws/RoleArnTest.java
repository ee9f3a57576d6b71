package io.xplorr.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoleArnTest {
    private static final int TEXTS = Boolean.getBoolean("xplorr.long") ? 1_000_000 : 100_000;

    @ParameterizedTest
    @CsvSource({
        "arn:aws:iam::111122223333:role/XplorrReadOnly, /, XplorrReadOnly",
        "arn:aws:iam::111122223333:role/teams/finops/reader, /teams/finops/, reader",
        "arn:aws:iam::000000000000:role/a+=.@-_9, /, a+=.@-_9",
    })
    void parse_role_hasPartsAndPrintsAsGiven(String text, String path, String name) {
        RoleArn arn = RoleArn.parse(text);

        assertThat(arn.path()).isEqualTo(path);
        assertThat(arn.name()).isEqualTo(name);
        assertThat(arn.account()).isEqualTo(text.substring(13, 25));
        assertThat(arn).hasToString(text);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ``                                                        | must look like
            111122223333                                              | arn:aws:iam::111122223333:role/<name>
            XplorrReadOnly                                            | must look like
            arn:aws-us-gov:iam::111122223333:role/A                   | AWS GovCloud
            arn:aws-cn:iam::111122223333:role/A                       | AWS China
            arn:aws-eusc:iam::111122223333:role/A                     | European Sovereign Cloud
            arn:aws-iso-b:iam::111122223333:role/A                    | partition 'aws-iso-b'
            arn:AWS:iam::111122223333:role/A                          | partition 'AWS'
            arn:aws:sts::111122223333:assumed-role/A/session          | session (assumed-role)
            arn:aws:s3:::bucket                                       | something in 's3'
            arn:aws:iam:us-east-1:111122223333:role/A                 | names a region, 'us-east-1'
            arn:aws:iam::11112222333:role/A                           | 12 digits
            arn:aws:iam::1111-2222-3333:role/A                        | 12 digits
            arn:aws:iam::111122223333:root                            | root user
            arn:aws:iam::111122223333:user/alice                      | ARN of a user
            arn:aws:iam::111122223333:instance-profile/A              | something else in iam
            arn:aws:iam::111122223333:Role/A                          | something else in iam
            arn:aws:iam::111122223333:role/aws-service-role/a.amazonaws.com/A | service-linked
            arn:aws:iam::111122223333:role/*                          | wildcard
            arn:aws:iam::111122223333:role/Xplorr?                    | wildcard
            arn:aws:iam::111122223333:role/                           | its name
            arn:aws:iam::111122223333:role//A                         | its path
            arn:aws:iam::111122223333:role/a!b                        | its name
            arn:aws:iam::111122223333:role/a:b                        | must look like
            ` arn:aws:iam::111122223333:role/A`                       | blanks or line breaks around
            `arn:aws:iam::111122223333:role/A `                       | blanks or line breaks around
            arn:aws:iam::1111 22223333:role/A                         | U+0020, at position 18
            """)
    void parse_anythingElse_refusedWithWhatItIs(String text, String why) {
        assertThatThrownBy(() -> RoleArn.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("role ARN is not usable: ")
                .hasMessageContaining(why);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\n", "\t", "\u0000", "\u00a0", "\u200b", "\u202e", "\u0430", "\uff21", "\ud83d\ude00", "\u0661"
            })
    void parse_invisibleOrLookalikeCharacter_refusedByCodePoint(String odd) {
        String text = "arn:aws:iam::111122223333:role/Xp" + odd + "lorr";

        assertThatThrownBy(() -> RoleArn.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(String.format("U+%04X, at position 34", (int) odd.charAt(0)));
    }

    @Test
    void parse_tooLong_refused() {
        assertThatThrownBy(() -> RoleArn.parse("arn:aws:iam::111122223333:role/" + "a/".repeat(2_000) + "b"))
                .hasMessageContaining("at most 2048 characters, had 4032");
        assertThatThrownBy(() -> RoleArn.parse("arn:aws:iam::111122223333:role/" + "a/".repeat(500) + "b"))
                .hasMessageContaining("512");
        assertThatThrownBy(() -> RoleArn.parse("arn:aws:iam::111122223333:role/" + "a".repeat(65)))
                .hasMessageContaining("1 to 64");
    }

    @Test
    void parse_textThatIsNoArn_isNotShown() {
        assertThatThrownBy(() -> RoleArn.parse("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"))
                .message()
                .doesNotContain("wJalr");
    }

    @Test
    void parse_randomTexts_readBackOrRefuseByType() {
        long seed = Long.getLong("xplorr.seed", 1);
        System.out.println("RoleArnTest seed: " + seed);
        Random random = new Random(seed);
        int read = 0;
        for (int i = 0; i < TEXTS; i++) {
            String text = randomText(random);
            if (readsBack(text, seed)) {
                read++;
            }
        }
        assertThat(read).as("texts read with seed %s", seed).isBetween(TEXTS / 333, TEXTS / 10 * 9);
    }

    private static boolean readsBack(String text, long seed) {
        try {
            if (RoleArn.parse(text).toString().equals(text)) {
                return true;
            }
        } catch (IllegalArgumentException e) {
            if (e.getClass() == IllegalArgumentException.class
                    && String.valueOf(e.getMessage()).startsWith("role ARN is not usable: ")) {
                return false;
            }
            throw new AssertionError("seed " + seed + ", text " + text, e);
        }
        throw new AssertionError("seed " + seed + ", read as another ARN: " + text);
    }

    private static String randomText(Random random) {
        List<List<String>> parts = List.of(
                List.of("arn:", "arn:", "arn:", "ARN:", ""),
                List.of("aws", "aws", "aws", "aws-cn", "aws-iso"),
                List.of(":iam:", ":iam:", ":sts:", ":iam"),
                List.of("", "", "us-east-1", "*"),
                List.of(":111122223333:", ":111122223333:", ":1111:", ":"),
                List.of("role/", "role/", "role/team/", "user/", "role//"),
                List.of("XplorrReadOnly", "a.b@c", "*", "", "\ud83d", "x y"));
        StringBuilder text = new StringBuilder();
        for (List<String> choices : parts) {
            text.append(choices.get(random.nextInt(choices.size())));
        }
        if (random.nextInt(4) == 0) {
            text.insert(random.nextInt(text.length() + 1), (char) random.nextInt(0x10000));
        }
        return text.toString();
    }
}
