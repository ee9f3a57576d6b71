package io.xplorr.record;

import java.math.BigDecimal;
import java.time.Instant;

/** A typed value of a resource's attribute. Immutable and thread-safe. */
public sealed interface AttributeValue {
    static AttributeValue of(String value) {
        return new Text(value);
    }

    static AttributeValue of(boolean value) {
        return new Flag(value);
    }

    static AttributeValue of(BigDecimal value) {
        return new Decimal(value);
    }

    static AttributeValue of(Instant value) {
        return new Time(value);
    }

    /** Returns the value as text: a number in plain digits, a time in ISO 8601. */
    String text();

    /** A word or sentence. */
    record Text(String value) implements AttributeValue {
        @Override
        public String text() {
            return value;
        }
    }

    /** An exact number. */
    record Decimal(BigDecimal value) implements AttributeValue {
        @Override
        public String text() {
            return value.toPlainString();
        }
    }

    /** Yes or no. */
    record Flag(boolean value) implements AttributeValue {
        @Override
        public String text() {
            return Boolean.toString(value);
        }
    }

    /** A point in time. */
    record Time(Instant value) implements AttributeValue {
        @Override
        public String text() {
            return value.toString();
        }
    }
}
