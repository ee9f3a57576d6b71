package io.xplorr.aws.metrics;

import java.time.Duration;
import java.util.List;

record MetricSettingsRecord(Duration period, int lookBackDays, List<MetricDefinition> metrics)
        implements MetricSettings {}
