package io.xplorr.sync.internal;

import io.xplorr.connection.CloudConnection;
import io.xplorr.record.DatasetId;
import io.xplorr.record.Scope;
import io.xplorr.spi.CallPolicy;
import io.xplorr.spi.CloudProvider;
import io.xplorr.spi.Dataset;
import io.xplorr.spi.ProviderSession;
import io.xplorr.spi.SessionRequest;
import io.xplorr.spi.TimeSource;
import io.xplorr.store.SliceState;
import io.xplorr.sync.SpendEstimate;
import io.xplorr.sync.SyncRequest;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Prices the reads that a sync would plan, each at its fewest pages. Makes no call. */
record Estimator(CloudProvider provider, CloudConnection connection, SyncRequest request, TimeSource time) {

    SpendEstimate estimate(List<SliceState> held, AnswerPlaces places) {
        // Who pays now is not known without a call: months that would be kept for it are not counted either way.
        Optional<String> payer =
                held.stream().flatMap(state -> state.seal().payer().stream()).findFirst();
        Planner planner = new Planner(request, time.now(), payer, held);
        List<Dataset> chosen = planner.chosen(provider.datasets());
        SessionRequest opening = new SessionRequest(
                connection, 0, chosen.stream().map(Dataset::id).collect(Collectors.toSet()), time, places);
        try (ProviderSession session = provider.open(opening)) {
            Map<DatasetId, Long> calls = new TreeMap<>();
            BigDecimal usd = BigDecimal.ZERO;
            for (PlannedRead read : planner.plan(chosen, Discovery.regionsHeld(held, session))) {
                for (PlannedRead part : parts(read)) {
                    // What is left of a history takes one more chain at least.
                    long chains = part.rest().isEmpty() ? 1 : 2;
                    long billed = chains * part.dataset().billedCalls();
                    if (billed > 0) {
                        calls.merge(part.dataset().id(), billed, Long::sum);
                        usd = usd.add(cheapest(part.dataset(), session.calls(), part.scope())
                                .multiply(BigDecimal.valueOf(billed)));
                    }
                }
            }
            return new SpendEstimate(calls, usd);
        }
    }

    private static List<PlannedRead> parts(PlannedRead read) {
        return Stream.concat(Stream.of(read), read.followOns().stream()).toList();
    }

    private static BigDecimal cheapest(Dataset dataset, CallPolicy policy, Scope scope) {
        return dataset.actions().stream()
                .map(action -> policy.rulesOf(action, scope).price().of(1))
                .filter(price -> price.signum() > 0)
                .min(BigDecimal::compareTo)
                .orElse(BigDecimal.ZERO);
    }
}
