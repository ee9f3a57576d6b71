package io.xplorr.aws.cost.internal;

import io.xplorr.aws.internal.Answers;
import io.xplorr.record.Quantity;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the amounts of one answer, and collects those that have no field of their own. Not thread-safe. */
final class Amounts {
    /** What Cost Explorer reckons in throughout the standard partition; commitment answers do not say it. */
    static final String CURRENCY = "USD";

    static final String HOURS = "Hours";

    private final String action;
    private final Map<String, Quantity> details = new HashMap<>();

    Amounts(String action) {
        this.action = action;
    }

    Quantity required(String name, @Nullable String text, String unit) {
        return new Quantity(Answers.number(action, name, text), unit);
    }

    /** Adds a detail; does nothing where AWS does not say. */
    Amounts detail(String name, @Nullable String text, String unit) {
        if (text != null && !text.isEmpty()) {
            details.put(name, required(name, text, unit));
        }
        return this;
    }

    Map<String, Quantity> details() {
        return details;
    }
}
