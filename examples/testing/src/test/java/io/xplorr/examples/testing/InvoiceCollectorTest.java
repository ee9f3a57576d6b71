package io.xplorr.examples.testing;

import io.xplorr.testkit.ManualClock;
import io.xplorr.testkit.contract.CollectorContract;
import io.xplorr.testkit.contract.ContractCloud;
import io.xplorr.testkit.contract.Trouble;
import java.util.Set;

/** The collector of a cloud of our own does all that the engine counts on. */
// sample: collectorContract
class InvoiceCollectorTest extends CollectorContract {
    @Override
    protected ContractCloud open(ManualClock clock) {
        return new FakeInvoices(clock); // the provider under test, over a fake of its cloud
    }

    @Override
    protected Set<Trouble> unknownTroubles() {
        return Set.of(Trouble.EMPTY_PAGE, Trouble.REPEATED_TOKEN); // its pages are numbered
    }
}
// end
