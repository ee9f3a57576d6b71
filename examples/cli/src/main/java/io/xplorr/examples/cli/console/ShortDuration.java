package io.xplorr.examples.cli.console;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads times such as {@code 90s}, {@code 30m} or {@code 1h30m}. */
public final class ShortDuration implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String text) {
        try {
            return Duration.parse("PT" + text.toUpperCase(Locale.ROOT));
        } catch (DateTimeParseException e) {
            throw new TypeConversionException("must be like 90s, 30m or 1h30m, was: " + text);
        }
    }

    /** Returns a time as {@link #convert} reads it. */
    public static String text(Duration time) {
        return time.toString().substring("PT".length()).toLowerCase(Locale.ROOT);
    }
}
