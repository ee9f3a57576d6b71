package io.xplorr.testkit.aws.internal.service;

import io.xplorr.testkit.aws.cost.CostLine;
import io.xplorr.testkit.aws.estate.Account;
import io.xplorr.testkit.aws.estate.CostExplorerSettings;
import io.xplorr.testkit.aws.estate.Estate;
import io.xplorr.testkit.aws.internal.wire.AwsError;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Who sees whose cost, and whether anyone does. Thread-safe. */
final class CostAccess {
    private final Estate estate;
    private final Supplier<CostExplorerSettings> settings;

    CostAccess(Estate estate, Supplier<CostExplorerSettings> settings) {
        this.estate = estate;
        this.settings = settings;
    }

    CostExplorerSettings settings() {
        return settings.get();
    }

    boolean isPayer(Invocation call) {
        return estate.organization().isPresent()
                && estate.isManagementAccount(call.caller().accountId());
    }

    /** Returns which lines the caller sees: a payer those of its members of today, all others their own. */
    Predicate<CostLine> visible(Invocation call) {
        String own = call.caller().accountId();
        if (!settings().enabled()
                || estate.findAccount(own).isEmpty()
                || !estate.isManagementAccount(own) && !settings().linkedAccountAccess()) {
            throw new AwsError("AccessDeniedException", 400, "User not enabled for cost explorer access");
        }
        if (!isPayer(call)) {
            return line -> line.accountId().equals(own);
        }
        return line -> estate.findAccount(line.accountId())
                .map((Account it) -> it.isMember(call.now()))
                .orElse(false);
    }

    /** Refuses what only the management account may ask. */
    void requirePayer(Invocation call, String text) {
        visible(call);
        if (!estate.isManagementAccount(call.caller().accountId())) {
            throw new AwsError("AccessDeniedException", 400, text);
        }
    }
}
