package io.xplorr.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.xplorr.aws.cost.internal.CostCatalogue;
import io.xplorr.aws.cost.internal.CostOptions;
import io.xplorr.aws.internal.AwsClients;
import io.xplorr.aws.internal.AwsDataset;
import io.xplorr.aws.inventory.internal.InventoryCatalogue;
import io.xplorr.aws.metrics.MetricSettings;
import io.xplorr.aws.metrics.internal.MetricsCatalogue;
import io.xplorr.aws.organization.internal.OrganizationCatalogue;
import io.xplorr.aws.testing.Reading;
import io.xplorr.record.Window;
import io.xplorr.spi.CallException;
import io.xplorr.spi.Page;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;

/** Gives every collector answers that were true once and have been damaged at random, without a network. */
@Timeout(120)
class FuzzedAnswersTest {
    private static final int ANSWERS = 300;
    private static final Window DAY = Window.day(LocalDate.of(2026, 11, 20));
    private static final List<String> WORDS = List.of(
            "null",
            "\"\"",
            "0",
            "-1",
            "1E+400",
            "1e-5000",
            "NaN",
            "[]",
            "{}",
            "true",
            "\"2026-13-45\"",
            "\"\\u0000\"",
            "<x/>",
            "</member>",
            "&lt;",
            "999999999999999999999999999999999999",
            "\"RequestLimitExceeded\"");

    static Stream<AwsDataset> datasets() {
        return Stream.of(
                        CostCatalogue.datasets(new CostOptions(
                                List.of(), List.of("EC2"), List.of("EC2"), List.of("SERVICE"), List.of("team"), 10)),
                        OrganizationCatalogue.datasets(),
                        InventoryCatalogue.datasets(),
                        MetricsCatalogue.datasets(MetricSettings.defaults()))
                .flatMap(List::stream);
    }

    @ParameterizedTest
    @MethodSource("datasets")
    void fetch_damagedAnswer_givesRecordsOrATypedProblem(AwsDataset dataset) {
        long seed = System.nanoTime();
        System.out.println("fuzz " + dataset.dataset().id() + " with seed " + seed);
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < ANSWERS; i++) {
            String answer = damaged(sample(random), random);
            try (AwsClients clients = clients(answer)) {
                Page page = reading(dataset, clients).page(random.nextBoolean() ? Optional.empty() : token(dataset));
                assertThat(page.records())
                        .allSatisfy(row -> assertThat(row.key()).hasSize(64));
            } catch (CallException | SdkException e) {
                assertThat(e.getMessage()).isNotEmpty();
            } catch (RuntimeException e) {
                throw new AssertionError("seed " + seed + ", answer: " + answer, e);
            }
        }
    }

    static Stream<AwsDataset> speakingJson() {
        return datasets().filter(dataset -> !dataset.dataset().regional());
    }

    @ParameterizedTest
    @MethodSource("speakingJson")
    void fetch_answerWithoutItsLists_isUnreadableRatherThanEmpty(AwsDataset dataset) {
        try (AwsClients clients = clients("{}")) {
            for (Optional<String> token : List.of(Optional.<String>empty(), token(dataset))) {
                assertThatExceptionOfType(CallException.class)
                        .isThrownBy(() -> reading(dataset, clients).page(token))
                        .withMessageContaining("is missing");
            }
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

    private static String damaged(String answer, SplittableRandom random) {
        StringBuilder text = new StringBuilder(answer);
        for (int hits = random.nextInt(4); hits > 0 && !text.isEmpty(); hits--) {
            int at = random.nextInt(text.length());
            int end = Math.min(text.length(), at + random.nextInt(12));
            switch (random.nextInt(3)) {
                case 0 -> text.delete(at, end);
                case 1 -> text.insert(at, WORDS.get(random.nextInt(WORDS.size())));
                default -> text.replace(at, end, WORDS.get(random.nextInt(WORDS.size())));
            }
        }
        return text.toString();
    }

    private static String sample(SplittableRandom random) {
        return SampleAnswers.ALL.get(random.nextInt(SampleAnswers.ALL.size()));
    }

    private static AwsClients clients(String answer) {
        SdkHttpClient http = new SdkHttpClient() {
            @Override
            public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
                return new ExecutableHttpRequest() {
                    @Override
                    public HttpExecuteResponse call() {
                        return HttpExecuteResponse.builder()
                                .response(SdkHttpResponse.builder()
                                        .statusCode(200)
                                        .putHeader("x-amzn-RequestId", "5ba8b5f6")
                                        .build())
                                .responseBody(AbortableInputStream.create(
                                        new ByteArrayInputStream(answer.getBytes(StandardCharsets.UTF_8))))
                                .build();
                    }

                    @Override
                    public void abort() {}
                };
            }

            @Override
            public void close() {}
        };
        return new AwsClients(
                http,
                Optional.empty(),
                StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIAIOSFODNN7EXAMPLE", "secret")));
    }
}
