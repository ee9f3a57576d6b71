package io.xplorr.aws.internal;

import io.xplorr.spi.Collector;
import io.xplorr.spi.Dataset;
import java.util.function.Function;

/**
 * A dataset and how to read it. Immutable and thread-safe.
 *
 * @param collector makes the collector when a sync needs it, so that a small sync loads few classes
 */
public record AwsDataset(Dataset dataset, Function<AwsClients, Collector> collector) {}
