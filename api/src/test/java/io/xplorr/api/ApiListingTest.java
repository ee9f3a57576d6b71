package io.xplorr.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Makes a change of what is public a change that a review sees. */
class ApiListingTest {
    @ParameterizedTest
    @EnumSource
    void listing_ofWhatIsPublic_isWhatIsCheckedIn(PublishedModule module) throws IOException {
        Path listing = Path.of(module.artifact() + ".txt");
        if (Boolean.getBoolean("api.update")) {
            Files.writeString(listing, ApiListing.of(module));
        }

        assertThat(listing)
                .as("the public API; where the change is meant, write it anew with ./mvnw -pl api -am test"
                        + " -Dtest=ApiListingTest -Dsurefire.failIfNoSpecifiedTests=false -Dapi.update=true")
                .hasContent(ApiListing.of(module));
    }
}
