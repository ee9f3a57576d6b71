package io.xplorr.aws.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Damages JSON and XML at random: mostly so that it stays well-formed, and what is wrong is for its reader to see. */
public final class Damage {
    private static final List<String> WORDS = List.of(
            "null",
            "\"\"",
            "0",
            "-1",
            "1E+400",
            "1e-5000",
            "NaN",
            "[]",
            "[null]",
            "{}",
            "true",
            "\"2026-13-45\"",
            "\"\\u0000\"",
            "999999999999999999999999999999999999",
            "\"RequestLimitExceeded\"");
    private static final List<String> ELEMENTS = List.of(
            "<x/>", "<item/>", "<member/>", "<value/>", "</member>", "&lt;", "-1", "NaN", "1e400", "2026-13-45");
    private static final Pattern JSON_VALUE = Pattern.compile("(?<=[:,\\[])[\"\\[{\\w-]|(?<=[,{])\"");
    private static final Pattern XML_PART = Pattern.compile("<\\w+>|(?<=>)[^<\\s]+");

    private Damage() {}

    /** Returns the answer with one part of it taken away, or another put for it or after it: every such answer. */
    public static Stream<String> each(String answer) {
        return parts(answer).stream()
                .flatMap(part -> Stream.concat(
                        Stream.of(part.replacedBy("")),
                        part.others().stream()
                                .flatMap(other -> Stream.of(part.replacedBy(other), part.followedBy(other)))));
    }

    /** Returns the answer with up to three damages, of which some leave it malformed. */
    public static String random(String answer, SplittableRandom random) {
        String text = answer;
        for (int hits = random.nextInt(4); hits > 0 && !text.isEmpty(); hits--) {
            List<Part> parts = parts(text);
            if (parts.isEmpty() || random.nextInt(4) == 0) {
                text = cut(text, random);
            } else {
                Part part = one(parts, random);
                String other = one(part.others(), random);
                text = random.nextBoolean() ? part.replacedBy(other) : part.followedBy(other);
            }
        }
        return text;
    }

    public static <T> T one(List<T> choice, SplittableRandom random) {
        return choice.get(random.nextInt(choice.size()));
    }

    private static String cut(String text, SplittableRandom random) {
        int at = random.nextInt(text.length());
        int end = Math.min(text.length(), at + random.nextInt(12));
        return text.substring(0, at) + (random.nextBoolean() ? "" : one(WORDS, random)) + text.substring(end);
    }

    private static List<Part> parts(String text) {
        boolean xml = text.startsWith("<");
        List<Part> parts = new ArrayList<>();
        Matcher matcher = (xml ? XML_PART : JSON_VALUE).matcher(text);
        while (matcher.find()) {
            int start = matcher.start();
            parts.add(new Part(text, start, xml ? endOfElement(text, start) : endOfValue(text, start), xml));
        }
        return parts;
    }

    /** A value of JSON, or the name of a member; an element of XML, or the text in one. */
    private record Part(String text, int start, int end, boolean xml) {
        List<String> others() {
            return xml ? ELEMENTS : WORDS;
        }

        String replacedBy(String other) {
            return text.substring(0, start) + other + text.substring(end);
        }

        String followedBy(String other) {
            return text.substring(0, end) + (xml ? "" : ",") + other + text.substring(end);
        }
    }

    // The samples have no element within one of the same name, but for <item>, where this ends too soon: damage as
    // well.
    private static int endOfElement(String text, int start) {
        if (text.charAt(start) != '<') {
            return Math.max(start, text.indexOf('<', start));
        }
        String close = "</" + text.substring(start + 1, text.indexOf('>', start) + 1);
        int at = text.indexOf(close, start);
        return at < 0 ? text.length() : at + close.length();
    }

    // The samples have no brackets in texts.
    private static int endOfValue(String text, int start) {
        if (text.charAt(start) == '"') {
            return text.indexOf('"', start + 1) + 1 == 0 ? text.length() : text.indexOf('"', start + 1) + 1;
        }
        int depth = 0;
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if ("[{".indexOf(c) >= 0) {
                depth++;
            } else if ("]},".indexOf(c) >= 0) {
                if (depth == 0) {
                    return i;
                }
                depth -= c == ',' ? 0 : 1;
                if (depth == 0 && c != ',') {
                    return i + 1;
                }
            }
        }
        return text.length();
    }
}
