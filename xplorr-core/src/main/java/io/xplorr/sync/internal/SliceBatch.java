package io.xplorr.sync.internal;

import io.xplorr.record.CloudRecord;
import io.xplorr.record.CostRecord;
import io.xplorr.record.Slice;
import io.xplorr.record.Window;
import io.xplorr.spi.Dataset;
import io.xplorr.spi.Page;
import io.xplorr.spi.Windows;
import io.xplorr.store.SliceSeal;
import io.xplorr.store.SliceWriter;
import io.xplorr.sync.ProblemCode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Writes the pages of one read to the slices that it covers, and commits them all after the last page. Without
 * {@link #commit} nothing has changed. Not thread-safe.
 */
final class SliceBatch implements AutoCloseable {
    private final RunContext run;
    private final Dataset dataset;
    private final Map<Slice, Open> open = new LinkedHashMap<>();

    SliceBatch(RunContext run, Dataset dataset, List<Slice> slices) {
        this.run = run;
        this.dataset = dataset;
        try {
            slices.forEach(slice -> open.put(slice, new Open(run.store().begin(slice))));
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    void write(Page page) {
        Map<Slice, List<CloudRecord>> bySlice = new LinkedHashMap<>();
        for (CloudRecord row : page.records()) {
            bySlice.computeIfAbsent(sliceOf(row), slice -> new ArrayList<>()).add(row);
        }
        bySlice.forEach((slice, rows) -> writer(slice).write(rows));
        for (Window period : page.provisional()) {
            open.forEach((slice, writer) -> writer.provisional |= slice.window().contains(period.start()));
        }
    }

    /** Commits every slice, and tells each as soon as it is. */
    void commit(Instant observedAt) {
        open.forEach((slice, writer) -> {
            boolean closed = RunContext.closed(dataset, slice, observedAt, writer.provisional);
            SliceSeal seal = new SliceSeal(observedAt, closed, writer.totals, payerOf(slice));
            long records = writer.writer.commit(seal);
            run.outcomes().replaced(slice, records, seal);
        });
    }

    @Override
    public void close() {
        open.values().forEach(writer -> writer.writer.close());
    }

    /** Returns who pays, or who did when the slice was read before, where that cannot be told now. */
    private Optional<String> payerOf(Slice slice) {
        return dataset.windows() instanceof Windows.Months
                ? run.payer().or(() -> run.outcomes().heldPayer(slice))
                : Optional.empty();
    }

    private Slice sliceOf(CloudRecord row) {
        if (open.size() == 1) {
            Slice only = open.keySet().iterator().next();
            if (row.periodStart().map(only.window()::contains).orElse(true)) {
                return only;
            }
        }
        return open.keySet().stream()
                .filter(slice -> row.periodStart().map(slice.window()::contains).orElse(false))
                .findFirst()
                .orElseThrow(() -> new ReadException(
                        ProblemCode.UNEXPECTED,
                        "The answer holds a period that was not asked for: "
                                + row.periodStart().map(Instant::toString).orElse("none")));
    }

    private Open writer(Slice slice) {
        return Objects.requireNonNull(open.get(slice), "slice");
    }

    private static final class Open {
        private final SliceWriter writer;
        private final Map<String, BigDecimal> totals = new TreeMap<>();
        private boolean provisional;

        Open(SliceWriter writer) {
            this.writer = writer;
        }

        void write(List<CloudRecord> rows) {
            writer.write(rows);
            for (CloudRecord row : rows) {
                if (row instanceof CostRecord cost) {
                    cost.costs()
                            .forEach((basis, amount) ->
                                    totals.merge(basis + " " + cost.currency(), amount, BigDecimal::add));
                }
            }
        }
    }
}
