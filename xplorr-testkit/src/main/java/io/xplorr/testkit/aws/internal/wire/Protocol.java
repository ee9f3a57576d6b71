package io.xplorr.testkit.aws.internal.wire;

/** How answers of one wire protocol look. Implementations are immutable and thread-safe. */
public interface Protocol {
    Reply answer(AwsService service, String operation, Structure result, String requestId);

    Reply error(AwsService service, AwsError error, String requestId);

    /** Returns what AWS says of a body that it cannot read. */
    AwsError unreadable();
}
