/**
 * How much of what runs is used; {@link io.xplorr.aws.metrics.MetricsDatasets} says what is read, {@link
 * io.xplorr.aws.metrics.MetricSettings} chooses the metrics.
 */
@NullMarked
package io.xplorr.aws.metrics;

import org.jspecify.annotations.NullMarked;
