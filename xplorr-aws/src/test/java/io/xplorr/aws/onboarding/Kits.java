package io.xplorr.aws.onboarding;

import io.xplorr.aws.RoleArn;
import io.xplorr.connection.ExternalId;
import io.xplorr.record.DatasetId;
import java.util.Set;

/** The kits that the tests look at. */
final class Kits {
    static final String EXTERNAL_ID = "xplorr-ext-abcdefghijklmnopqrstuvwxyz234567";
    static final String TRUSTED = "891377174505";

    private Kits() {}

    static AwsOnboarding published() {
        return AwsOnboarding.builder(ExternalId.ofStored(EXTERNAL_ID)).build();
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
