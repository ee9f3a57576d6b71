package io.xplorr.aws.internal;

import io.xplorr.ErrorKind;
import io.xplorr.spi.CallError;
import io.xplorr.spi.CallException;
import io.xplorr.sync.ProblemCode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads answers: exactly, or not at all. */
public final class Answers {
    // Cost Explorer sends about 10 decimals; a longer number is garbage, and its exponent could fill the heap.
    private static final int LONGEST = 100;
    private static final int LARGEST_SCALE = 100;

    private Answers() {}

    /**
     * Reads a decimal number.
     *
     * @throws CallException if it is none
     */
    public static BigDecimal number(String action, String field, @Nullable String text) {
        if (text == null || text.isEmpty() || text.length() > LONGEST) {
            throw unreadable(action, field + " is missing or too long");
        }
        BigDecimal number;
        try {
            number = new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw unreadable(action, field + " is not a number: " + text);
        }
        if (Math.abs((long) number.scale()) > LARGEST_SCALE) {
            throw unreadable(action, field + " is out of range: " + text);
        }
        return number;
    }

    /**
     * Returns what the answer must hold.
     *
     * @throws CallException if it is null
     */
    public static <T> T required(String action, String field, @Nullable T value) {
        if (value == null) {
            throw unreadable(action, field + " is missing");
        }
        return value;
    }

    /**
     * Returns a list that the answer must name, if only as empty. One that is absent shows that this is not the answer of the
     * operation, which must not pass for "there is none".
     *
     * @throws CallException if it is absent, or an element of it is
     */
    public static <T> List<T> list(String action, String field, boolean present, List<T> list) {
        if (!present) {
            throw unreadable(action, field + " is missing");
        }
        return whole(action, field, list);
    }

    /**
     * Returns a list that holds no null, as JSON may.
     *
     * @throws CallException if it does
     */
    public static <T> List<T> whole(String action, String field, List<T> list) {
        for (T element : list) {
            required(action, "an element of " + field, element);
        }
        return list;
    }

    /**
     * Returns a map that holds no null, as JSON may.
     *
     * @throws CallException if it does
     */
    public static <T> Map<String, T> whole(String action, String field, Map<String, T> map) {
        map.forEach((key, value) -> required(action, key + " of " + field, value));
        return map;
    }

    /** Returns a text that is empty where AWS sends none, such as the value of a tag that is a mere word. */
    public static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    /** Returns the failure of a read whose answer makes no sense. */
    public static CallException unreadable(String action, String why) {
        CallError error = new CallError(
                ErrorKind.UNEXPECTED,
                CallError.Reaction.FAIL,
                ProblemCode.UNEXPECTED,
                Optional.empty(),
                "AWS sent an answer that cannot be read: " + why,
                "",
                Optional.empty(),
                false);
        return new CallException(action, error, null);
    }
}
