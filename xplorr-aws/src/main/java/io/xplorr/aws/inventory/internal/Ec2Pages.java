package io.xplorr.aws.inventory.internal;

import io.xplorr.aws.internal.Answers;
import io.xplorr.record.ResourceRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.OperatorResponse;
import software.amazon.awssdk.services.ec2.model.Tag;

/** What the EC2 collectors share. */
final class Ec2Pages {
    /**
     * A measured trade. AWS allows 1,000, which is 4 MB of XML an answer; the SDK holds many times that while it reads it.
     * Four answers at once of 200 fit into a heap of 64 MB, of 400 into 96 MB but not 64 (JDK 17,
     * two network interfaces and twelve tags an instance). At 20 calls a second AWS still admits 4,000 instances a second.
     * Unset, calls count against a bucket half the size.
     */
    static final int SIZE = 200;

    private Ec2Pages() {}

    static void tags(String action, ResourceRecord.Builder resource, List<Tag> tags) {
        for (Tag tag : tags) {
            String key = Answers.required(action, "key of a tag", tag.key());
            resource.tag(key, Answers.text(tag.value()));
            if (key.equals("Name")) {
                resource.name(tag.value());
            }
        }
    }

    static void operator(ResourceRecord.Builder resource, @Nullable OperatorResponse operator) {
        if (operator != null && Boolean.TRUE.equals(operator.managed())) {
            resource.attribute("managed", Boolean.TRUE).attribute("managedBy", operator.principal());
        }
    }
}
