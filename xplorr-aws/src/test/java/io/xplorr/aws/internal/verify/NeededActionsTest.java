package io.xplorr.aws.internal.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.xplorr.aws.AwsProvider;
import io.xplorr.record.DatasetId;
import io.xplorr.spi.Dataset;
import io.xplorr.spi.FollowOn;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NeededActionsTest {
    @Test
    void of_eachDatasetOfTheProvider_areTheActionsThatItsReadsTake() {
        try (AwsProvider provider = AwsProvider.create()) {
            Map<DatasetId, Dataset> byId =
                    provider.datasets().stream().collect(Collectors.toMap(Dataset::id, dataset -> dataset));
            for (Dataset dataset : provider.datasets()) {
                Set<String> needed = Stream.of(
                                dataset.actions().stream(),
                                dataset.followOn().map(FollowOn::source).stream()
                                        .flatMap(source -> byId.get(source).actions().stream()),
                                dataset.regional() ? Stream.of("ec2:DescribeRegions") : Stream.<String>empty())
                        .flatMap(actions -> actions)
                        .collect(Collectors.toSet());
                assertThat(needed).as(dataset.id().value()).isEqualTo(NeededActions.of(dataset.id()));
            }
        }
    }
}
