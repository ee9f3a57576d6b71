package io.xplorr.connection;

import static io.xplorr.connection.ConnectionState.REMOVED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xplorr.ErrorKind;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How connections end, and how those come in that others have begun. */
class RemoveAndImportTest extends ConnectionFixture {
    @Test
    void remove_connectedOne_isForgottenButItsEnd() {
        ConnectionId id = connected();
        CloudConnection kept = connections.connection(id);

        connections.remove(id);
        connections.remove(id);

        assertThat(connections.list()).isEmpty();
        assertThat(connections.status(id).state()).isEqualTo(REMOVED);
        assertThat(connections.status(id).principal()).isEmpty();
        assertThat(store.find(id).orElseThrow().keys()).isEqualTo(ConnectionKeys.of(Optional.empty(), 0));
        assertThatThrownBy(() -> xplorr.sync(kept)).isInstanceOf(ConnectionStateException.class);
        assertThatThrownBy(() -> connections.pending(id)).isInstanceOf(ConnectionStateException.class);
        assertThatThrownBy(() -> connections.verify(id)).isInstanceOf(ConnectionStateException.class);
    }

    @Test
    void importExisting_roleWithItsOwnId_isVerifiedWithIt() {
        find(report -> report);

        Completion completion = connections.importExisting(REQUEST, role(ExternalId.ofStored("legacy-id-0001")));

        assertThat(completion).isInstanceOf(Completion.Connected.class);
        assertThat(((CredentialSource.Role) verified.get(0).credentials()).externalId())
                .contains(ExternalId.ofStored("legacy-id-0001"));
        assertThat(externalIdInUse(completion.connectionId())).contains(ExternalId.ofStored("legacy-id-0001"));
    }

    @Test
    void importExisting_idThatWasIssued_isRefusedWithoutShowingIt() {
        ExternalId issued = connections.begin(REQUEST).externalId();

        assertThatThrownBy(() -> xplorr.connections(TenantId.of("globex")).importExisting(REQUEST, role(issued)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("issued for another connection")
                .hasMessageNotContaining(issued.reveal());
        assertThat(verified).isEmpty();
    }

    @Test
    void importExisting_roleWithoutId_isRefused() {
        CredentialSource open = new CredentialSource.Role(FAKE, "role-1", Optional.empty(), Map.of());

        assertThatThrownBy(() -> connections.importExisting(REQUEST, open))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("external ID");
    }

    @Test
    void anyMethod_unknownId_throwsTheSame() {
        ConnectionId unknown = ConnectionId.of("conn-unknown");

        assertThatThrownBy(() -> connections.status(unknown))
                .isInstanceOfSatisfying(
                        UnknownConnectionException.class,
                        e -> assertThat(e.kind()).isEqualTo(ErrorKind.INVALID_REQUEST))
                .hasMessageContaining("conn-unknown");
    }
}
