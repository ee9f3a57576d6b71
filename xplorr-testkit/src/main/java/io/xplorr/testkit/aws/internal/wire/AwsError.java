package io.xplorr.testkit.aws.internal.wire;

import java.util.Map;

/** An answer that is an error of the service. */
public final class AwsError extends RuntimeException {
    private final String code;
    private final int status;
    private final transient Map<String, String> details;

    public AwsError(String code, int status, String message) {
        this(code, status, message, Map.of());
    }

    /** Makes an error whose JSON shape has more members than its message. */
    public AwsError(String code, int status, String message, Map<String, String> details) {
        super(message, null, false, false);
        this.code = code;
        this.status = status;
        this.details = Map.copyOf(details);
    }

    public String code() {
        return code;
    }

    public int status() {
        return status;
    }

    public String text() {
        return String.valueOf(getMessage());
    }

    Map<String, String> details() {
        return details;
    }

    /** Tells whose fault it is in the words of the query protocol. */
    String party() {
        return status < 500 ? "Sender" : "Receiver";
    }
}
