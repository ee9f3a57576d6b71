package io.xplorr.aws.onboarding;

import io.xplorr.aws.RoleArn;
import io.xplorr.connection.ExternalId;
import io.xplorr.connection.Rotation;
import io.xplorr.record.DatasetId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** The kits that the tests look at. */
final class Kits {
    static final String EXTERNAL_ID = "xplorr-ext-abcdefghijklmnopqrstuvwxyz234567";
    static final String TRUSTED = "891377174505";

    static final String NEXT_EXTERNAL_ID = "xplorr-ext-765432zyxwvutsrqponmlkjihgfedcba";

    private Kits() {}

    static AwsOnboarding published() {
        return AwsOnboarding.builder(ExternalId.ofStored(EXTERNAL_ID)).build();
    }

    /** Returns the published kit for the time in which the role accepts two IDs. */
    static AwsOnboarding rotating() {
        Rotation rotation = new Rotation(Instant.EPOCH, Optional.of(ExternalId.ofStored(NEXT_EXTERNAL_ID)));
        return AwsOnboarding.builder(ExternalId.ofStored(EXTERNAL_ID), rotation).build();
    }

    /** Returns a kit in which no setting has its default. */
    static AwsOnboarding tailored() {
        return AwsOnboarding.builder(ExternalId.ofStored("imported:id/1=2"))
                .trusted(TrustedPrincipal.role(RoleArn.parse("arn:aws:iam::111122223333:role/vendor/reader")))
                .roleName("Finance+Reader")
                .rolePath("/finops/read/")
                .stackName("finance-reader")
                .datasets(Set.of(DatasetId.of("cost.daily"), DatasetId.of("inventory.volumes")))
                .build();
    }
}
