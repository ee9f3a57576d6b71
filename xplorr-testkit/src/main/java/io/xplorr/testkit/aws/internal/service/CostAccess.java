package io.xplorr.testkit.aws.internal.service;

import io.xplorr.testkit.aws.cost.CostCube;
import io.xplorr.testkit.aws.cost.CostLine;
import io.xplorr.testkit.aws.estate.Account;
import io.xplorr.testkit.aws.estate.CostExplorerSettings;
import io.xplorr.testkit.aws.estate.Estate;
import io.xplorr.testkit.aws.internal.wire.AwsError;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
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

    /**
     * Returns the bill that the caller sees: a payer what each account cost while it was a member, a member what it cost
     * itself since it joined, and everyone else what they cost while they stood alone.
     */
    CostCube bill(Invocation call) {
        requireAccess(call);
        return new CostCube(estate.costs().lines().stream()
                .flatMap(line -> cut(line, call).stream())
                .toList());
    }

    private Optional<CostLine> cut(CostLine line, Invocation call) {
        boolean own = line.accountId().equals(call.caller().accountId());
        if (estate.organization().isEmpty()) {
            return own ? Optional.of(line) : Optional.empty();
        }
        return estate.findAccount(line.accountId())
                .filter(account -> own || isPayer(call))
                .map(account -> !isPayer(call) && !account.isMember(call.now())
                        ? alone(line, account, call.now())
                        : line.within(
                                day(account.joined()),
                                account.left().map(CostAccess::day).orElse(LocalDate.MAX)));
    }

    private static CostLine alone(CostLine line, Account account, Instant now) {
        return now.isBefore(account.joined())
                ? line.within(LocalDate.MIN, day(account.joined()))
                : line.within(account.left().map(CostAccess::day).orElseThrow(), LocalDate.MAX);
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }

    private void requireAccess(Invocation call) {
        String own = call.caller().accountId();
        if (!settings().enabled()
                || estate.findAccount(own).isEmpty()
                || !estate.isManagementAccount(own) && !settings().linkedAccountAccess()) {
            throw new AwsError("AccessDeniedException", 400, "User not enabled for cost explorer access");
        }
    }

    /** Refuses what only the management account may ask. */
    void requirePayer(Invocation call, String text) {
        requireAccess(call);
        if (!estate.isManagementAccount(call.caller().accountId())) {
            throw new AwsError("AccessDeniedException", 400, text);
        }
    }
}
