package io.xplorr.jdbc;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Optional;

/**
 * What one service cost one account in one UTC month. Immutable and thread-safe.
 *
 * @param currency an ISO 4217 code
 * @param billed the exact net unblended cost, else the unblended; empty where the provider gave neither
 * @param effective the exact net amortized cost, else the amortized; empty where the provider gave neither
 * @param estimated whether any of it may still change
 */
public record MonthlyCost(
        YearMonth month,
        Optional<String> account,
        Optional<String> accountName,
        Optional<String> service,
        String currency,
        Optional<BigDecimal> billed,
        Optional<BigDecimal> effective,
        boolean estimated) {}
