package io.xplorr.connection;

import static io.xplorr.connection.ConnectionState.PENDING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xplorr.Provider;
import io.xplorr.record.DatasetId;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What a connection is begun with, and the external ID that it gets. */
class BeginConnectionTest extends ConnectionFixture {
    @Test
    void begin_anyRequest_issuesAnIdOfItsOwnThatStaysTheSame() {
        PendingConnection first = connections.begin(REQUEST);
        PendingConnection second = connections.begin(REQUEST);

        assertThat(first.externalId().reveal()).matches("xplorr-ext-[a-z2-7]{32}");
        assertThat(second.externalId()).isNotEqualTo(first.externalId());
        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(connections.pending(first.id())).isEqualTo(first);
        assertThat(first.expiresAt()).isEqualTo(clock.now().plus(Duration.ofHours(48)));
        assertThat(connections.status(first.id()).state()).isEqualTo(PENDING);
        assertThat(connections.list())
                .extracting(ConnectionStatus::id)
                .containsExactlyInAnyOrder(first.id(), second.id());
    }

    @Test
    void begin_providerNotAdded_isRefused() {
        assertThatThrownBy(() -> connections.begin(
                        ConnectionRequest.builder("Acme", Provider.AWS).build()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("aws");
    }

    @Test
    void beginAndImport_datasetNotOffered_areRefused() {
        ConnectionRequest misspelt = ConnectionRequest.builder("Acme", FAKE)
                .addDataset(DatasetId.of("inventory.thinks"))
                .build();

        assertThatThrownBy(() -> connections.begin(misspelt))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("datasets")
                .hasMessageEndingWith("was: inventory.thinks");
        assertThatThrownBy(() -> connections.importExisting(misspelt, role(ExternalId.ofStored("legacy-id-0001"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith("was: inventory.thinks");
        assertThat(connections.list()).isEmpty();
    }

    @Test
    void begin_sameGroup_sharesTheIdWithinTheTenantOnly() {
        ConnectionRequest member = ConnectionRequest.builder("Member", FAKE)
                .organizationGroup("o-1")
                .build();
        ConnectionRequest otherGroup = ConnectionRequest.builder("Member", FAKE)
                .organizationGroup("o-2")
                .build();
        ExternalId shared = connections.begin(member).externalId();

        assertThat(connections.begin(member).externalId()).isEqualTo(shared);
        assertThat(connections.begin(otherGroup).externalId()).isNotEqualTo(shared);
        assertThat(connections.begin(REQUEST).externalId()).isNotEqualTo(shared);
        assertThat(xplorr.connections(TenantId.of("globex")).begin(member).externalId())
                .isNotEqualTo(shared);
    }
}
