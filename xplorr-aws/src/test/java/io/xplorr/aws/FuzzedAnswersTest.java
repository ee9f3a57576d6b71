package io.xplorr.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xplorr.aws.cost.internal.CostOptions;
import io.xplorr.aws.internal.AwsClients;
import io.xplorr.aws.internal.AwsDataset;
import io.xplorr.aws.metrics.MetricSettings;
import io.xplorr.aws.testing.CannedAnswer;
import io.xplorr.aws.testing.Damage;
import io.xplorr.aws.testing.Reading;
import io.xplorr.record.Window;
import io.xplorr.spi.CallException;
import io.xplorr.spi.Page;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;

/** Gives every collector answers that were true once and have been damaged, without a network. */
@Timeout(600)
class FuzzedAnswersTest {
    private static final int ANSWERS = Boolean.getBoolean("xplorr.long") ? 5_000 : 100;
    private static final long SEED = Long.getLong("xplorr.seed", 1);
    private static final Window DAY = Window.day(LocalDate.of(2026, 11, 20));

    private final CannedAnswer answer = new CannedAnswer();
    private final AwsClients clients = new AwsClients(
            answer,
            Optional.empty(),
            StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIAIOSFODNN7EXAMPLE", "secret")));
    private int read;
    private int refused;

    @AfterEach
    void close() {
        clients.close();
    }

    static Stream<AwsDataset> datasets() {
        CostOptions cost =
                new CostOptions(List.of(), List.of("EC2"), List.of("EC2"), List.of("SERVICE"), List.of("team"), 10);
        return AwsOffer.of(cost, MetricSettings.defaults()).values().stream();
    }

    @ParameterizedTest
    @MethodSource("datasets")
    void fetch_answerWithOneDamage_givesRecordsOrATypedProblem(AwsDataset dataset) {
        for (Optional<String> token : List.of(Optional.<String>empty(), token(dataset))) {
            samples(dataset).stream()
                    .filter(sample -> read(dataset, sample, token) > 0)
                    .flatMap(Damage::each)
                    .forEach(answer -> read(dataset, answer, token));
        }
        assertThat(read).as("records read").isPositive();
        assertThat(refused).as("answers refused").isPositive();
    }

    @ParameterizedTest
    @MethodSource("datasets")
    void fetch_answerDamagedAtRandom_givesRecordsOrATypedProblem(AwsDataset dataset) {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < ANSWERS; i++) {
            String damaged = Damage.random(Damage.one(samples(dataset), random), random);
            read(dataset, damaged, random.nextBoolean() ? Optional.empty() : token(dataset));
        }
        assertThat(read).as("records read with seed %s", SEED).isPositive();
        assertThat(refused).as("answers refused with seed %s", SEED).isPositive();
    }

    /** Returns how many records were read. */
    private int read(AwsDataset dataset, String given, Optional<String> token) {
        answer.set(given);
        try {
            Page page = reading(dataset, clients).page(token);
            assertThat(page.records()).allSatisfy(row -> assertThat(row.key()).hasSize(64));
            read += page.records().size();
            return page.records().size();
        } catch (CallException | SdkException e) {
            assertThat(e.getMessage()).isNotEmpty();
            refused++;
            return 0;
        } catch (RuntimeException e) {
            throw new AssertionError("seed " + SEED + ", answer: " + given, e);
        }
    }

    static Stream<AwsDataset> speakingJson() {
        return datasets().filter(dataset -> !dataset.dataset().regional());
    }

    @ParameterizedTest
    @MethodSource("speakingJson")
    void fetch_answerWithoutItsLists_isUnreadableRatherThanEmpty(AwsDataset dataset) {
        answer.set("{}");
        for (Optional<String> token : List.of(Optional.<String>empty(), token(dataset))) {
            assertThatThrownBy(() -> reading(dataset, clients).page(token))
                    .isInstanceOfAny(CallException.class, SdkClientException.class)
                    .hasMessageContaining("is missing");
        }
    }

    private static Reading reading(AwsDataset dataset, AwsClients clients) {
        var collector = dataset.collector().apply(clients);
        if (dataset.dataset().followOn().isPresent()) {
            return Reading.metrics(collector, "eu-central-1", DAY, List.of("AWS/EC2 arn:aws:ec2:r:1:instance/i-1"));
        }
        return dataset.dataset().regional()
                ? Reading.inventory(collector, "eu-central-1")
                : Reading.global(collector, DAY);
    }

    /** Leads into the second chain of those collectors that have one. */
    private static Optional<String> token(AwsDataset dataset) {
        return dataset.dataset().followOn().isPresent() ? Optional.of("0") : Optional.of("1:");
    }

    private static List<String> samples(AwsDataset dataset) {
        return dataset.dataset().regional() ? SampleAnswers.XML : SampleAnswers.JSON;
    }
}
