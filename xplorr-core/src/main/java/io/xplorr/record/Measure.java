package io.xplorr.record;

import java.math.BigDecimal;

/**
 * One size of a resource, such as storage of 100 GiB. Immutable and thread-safe.
 *
 * @param name {@code storage}, {@code iops}, {@code throughput}, {@code vcpu}, {@code memory}, or the provider's word
 */
public record Measure(String name, BigDecimal value, String unit) {}
