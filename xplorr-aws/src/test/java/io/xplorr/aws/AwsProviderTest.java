package io.xplorr.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.xplorr.Provider;
import io.xplorr.aws.cost.CostBreakdown;
import io.xplorr.connection.CredentialSource;
import io.xplorr.record.DatasetId;
import io.xplorr.spi.Dataset;
import io.xplorr.spi.Windows;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;

class AwsProviderTest {
    @Test
    void datasets_all_areThoseOfTheCatalogueOfActions() {
        try (AwsProvider provider = AwsProvider.create()) {
            assertThat(provider.datasets())
                    .extracting(Dataset::id)
                    .containsExactlyInAnyOrderElementsOf(AwsActions.datasets());
        }
    }

    @Test
    void datasets_whoseHistoryHangsOnThePayer_mayAskForIt() {
        try (AwsProvider provider = AwsProvider.create()) {
            assertThat(provider.datasets().stream().filter(dataset -> dataset.windows() instanceof Windows.Months))
                    .isNotEmpty()
                    .allSatisfy(dataset -> assertThat(AwsActions.of(Set.of(dataset.id())))
                            .contains("organizations:DescribeOrganization"));
        }
    }

    @Test
    void datasets_expensiveOnes_areOffByDefault() {
        try (AwsProvider provider = AwsProvider.create()) {
            assertThat(provider.datasets().stream()
                            .filter(dataset -> !dataset.onByDefault())
                            .map(dataset -> dataset.id().value()))
                    .containsExactlyInAnyOrder(
                            "cost.monthly",
                            "cost.resources",
                            "cost.dimensions",
                            "cost.categories",
                            "cost.allocation-tags",
                            "metrics.compute",
                            "metrics.volumes",
                            "metrics.databases",
                            "metrics.load-balancers");
        }
    }

    @Test
    void datasets_order_isSlowestFirst() {
        try (AwsProvider provider = AwsProvider.create()) {
            assertThat(provider.datasets().get(0).id()).isEqualTo(DatasetId.of("cost.daily"));
        }
    }

    @Test
    void addBreakdown_offersADatasetOfItsOwn() {
        CostBreakdown byTeam = CostBreakdown.builder("by-team").build();
        try (AwsProvider provider = AwsProvider.builder().addBreakdown(byTeam).build()) {
            assertThat(provider.datasets()).extracting(Dataset::id).contains(DatasetId.of("cost.breakdown.by-team"));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AwsProvider.builder().addBreakdown(byTeam).addBreakdown(byTeam))
                .withMessageContaining("by-team");
    }

    @Test
    void check_credentials_refusesWhatIsNotOurs() {
        try (AwsProvider provider = AwsProvider.create()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> provider.check(role(Provider.AZURE, "arn:aws:iam::111122223333:role/X")))
                    .withMessageContaining("azure");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> provider.check(role(Provider.AWS, "arn:aws-us-gov:iam::111122223333:role/X")))
                    .withMessageContaining("GovCloud");
        }
    }

    @Test
    void builder_wrongValues_areRefused() {
        AwsProvider.Builder builder = AwsProvider.builder();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.region("cn-north-1"))
                .withMessageContaining("cn-north-1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.attemptTimeout(Duration.ZERO))
                .withMessageContaining("PT0S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.settlingDay(29))
                .withMessageContaining("29");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.rates("DescribeInstances"))
                .withMessageContaining("DescribeInstances");
    }

    @Test
    void close_httpClientOfTheCaller_staysOpen() {
        AtomicInteger closed = new AtomicInteger();
        SdkHttpClient theirs = new SdkHttpClient() {
            @Override
            public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
                throw new UnsupportedOperationException();
            }

            @Override
            public void close() {
                closed.incrementAndGet();
            }
        };

        AwsProvider.builder().httpClient(theirs).build().close();

        assertThat(closed).hasValue(0);
    }

    private static CredentialSource role(Provider provider, String arn) {
        return new CredentialSource.Role(provider, arn, Optional.empty(), Map.of());
    }
}
