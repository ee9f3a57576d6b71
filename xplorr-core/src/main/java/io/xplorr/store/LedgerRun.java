package io.xplorr.store;

import io.xplorr.record.Slice;
import java.util.List;
import java.util.function.Function;

/** A run over a {@link RunLedger}; the stores in memory differ in their writers only. */
record LedgerRun(long number, RunLedger ledger, Function<Slice, SliceWriter> writers) implements StoreRun {
    @Override
    public List<SliceState> states() {
        return ledger.held().stream().map(RunLedger.Held::state).toList();
    }

    @Override
    public SliceWriter begin(Slice slice) {
        ledger.check(number);
        return writers.apply(slice);
    }

    @Override
    public void retire(Slice slice) {
        ledger.retire(number, slice);
    }

    @Override
    public void close() {}
}
