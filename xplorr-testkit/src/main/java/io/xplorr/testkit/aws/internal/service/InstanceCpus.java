package io.xplorr.testkit.aws.internal.service;

import io.xplorr.testkit.aws.estate.Instance;
import io.xplorr.testkit.aws.internal.wire.Structure;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How many processors an instance has, by the size in its type: right for most families, and lifelike for the rest. */
final class InstanceCpus {
    private static final int OF_XLARGE = 4;
    private static final int OF_METAL = 96;
    private static final Pattern LARGER = Pattern.compile("(?:metal-)?(\\d*)xl(?:arge)?");

    private InstanceCpus() {}

    static Structure options(Instance instance) {
        int vcpus = vcpus(instance.type());
        int threads = instance.architecture().startsWith("arm64") || vcpus == 1 ? 1 : 2;
        return new Structure().put("coreCount", vcpus / threads).put("threadsPerCore", threads);
    }

    private static int vcpus(String type) {
        String size = type.substring(type.indexOf('.') + 1);
        Matcher larger = LARGER.matcher(size);
        if (larger.matches()) {
            return OF_XLARGE * (larger.group(1).isEmpty() ? 1 : Integer.parseInt(larger.group(1)));
        }
        return switch (size) {
            case "medium" -> type.startsWith("t") ? 2 : 1;
            case "metal" -> OF_METAL;
            default -> 2; // large, and the smaller ones of the T family
        };
    }
}
