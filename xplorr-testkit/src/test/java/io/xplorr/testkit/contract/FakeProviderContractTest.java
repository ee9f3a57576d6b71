package io.xplorr.testkit.contract;

import io.xplorr.testkit.ManualClock;

class FakeProviderContractTest extends CollectorContract {
    @Override
    protected ContractCloud open(ManualClock clock) {
        return new FakeContractCloud(clock, right -> right);
    }
}
