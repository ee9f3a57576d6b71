package io.xplorr.aws.internal.verify;

import io.xplorr.aws.AwsActions;
import io.xplorr.aws.cost.CostDatasets;
import io.xplorr.record.DatasetId;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Those of the actions of a dataset without which it cannot be read. */
final class NeededActions {
    // Cost is read without knowing the payer; only history that its change hides is then not told.
    private static final Set<DatasetId> READ_WITHOUT_PAYER = Set.of(CostDatasets.DAILY, CostDatasets.MONTHLY);

    private NeededActions() {}

    static SortedSet<String> of(DatasetId dataset) {
        SortedSet<String> needed = new TreeSet<>(AwsActions.of(Set.of(dataset)));
        if (READ_WITHOUT_PAYER.contains(dataset)) {
            needed.remove("organizations:DescribeOrganization");
        }
        return needed;
    }
}
