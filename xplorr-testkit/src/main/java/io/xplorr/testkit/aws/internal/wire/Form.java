package io.xplorr.testkit.aws.internal.wire;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A form whose names are paths, such as {@code Filter.1.Value.2}, as maps of maps.
 *
 * @param members what could be read
 * @param whole whether that is all
 */
record Form(Map<String, Object> members, boolean whole) {
    static Form read(byte[] body) {
        Map<String, Object> root = new LinkedHashMap<>();
        boolean whole = true;
        for (String pair : new String(body, StandardCharsets.UTF_8).split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                whole &= read(pair, equals, root);
            }
        }
        return new Form(root, whole);
    }

    /** Tells whether a parameter is encoded as it must be, and contradicts none before it. */
    private static boolean read(String pair, int equals, Map<String, Object> root) {
        try {
            put(root, decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    @SuppressWarnings("unchecked")
    private static void put(Map<String, Object> root, String path, String value) {
        Map<String, Object> at = root;
        String[] names = path.split("\\.", -1);
        for (int i = 0; i < names.length - 1; i++) {
            Object child = at.computeIfAbsent(names[i], name -> new HashMap<String, Object>());
            if (!(child instanceof Map)) {
                throw new IllegalArgumentException(path + " contradicts another parameter");
            }
            at = (Map<String, Object>) child;
        }
        at.put(names[names.length - 1], value);
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
