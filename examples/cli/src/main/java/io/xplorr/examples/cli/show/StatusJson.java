package io.xplorr.examples.cli.show;

import io.xplorr.connection.ConnectionStatus;
import io.xplorr.connection.MemberAccount;
import io.xplorr.examples.cli.console.JsonWriter;
import io.xplorr.examples.cli.console.ProblemText;
import io.xplorr.jdbc.DatasetStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Writes where connections stand, for programs. Not thread-safe. */
final class StatusJson {
    private final JsonWriter json;

    StatusJson(JsonWriter json) {
        this.json = json;
    }

    void write(List<ConnectionStanding> standings) {
        json.beginObject().name("connections").beginArray();
        standings.forEach(this::write);
        json.endArray().endObject();
    }

    private void write(ConnectionStanding standing) {
        Optional<ConnectionStatus> registered = standing.registered();
        json.beginObject().name("id").value(standing.known().id().value());
        text("name", registered.map(ConnectionStatus::displayName));
        text("state", registered.map(connection -> connection.state().name()));
        text("account", registered.flatMap(ConnectionStatus::account));
        time("verifiedAt", registered.flatMap(ConnectionStatus::verifiedAt));
        time("syncedAt", standing.syncedAt());
        json.name("accounts").beginArray();
        standing.members().forEach(this::write);
        json.endArray();
        json.name("datasets").beginObject();
        standing.held().forEach(this::write);
        json.endObject();
        json.name("problems").beginArray();
        standing.problems().forEach(problem -> ProblemText.write(problem, json));
        json.endArray().endObject();
    }

    private void write(MemberAccount member) {
        json.beginObject().name("id").value(member.id());
        text("name", member.name());
        json.name("state").value(member.state().name());
        json.name("management").value(member.management()).endObject();
    }

    private void write(DatasetStatus held) {
        json.name(held.dataset().value()).beginObject();
        json.name("slices").value(held.slices());
        json.name("open").value(held.openSlices());
        json.name("records").value(held.records());
        time("oldestObservedAt", held.oldestObservedAt());
        time("newestObservedAt", Optional.of(held.newestObservedAt()));
        json.endObject();
    }

    private void text(String name, Optional<String> value) {
        json.name(name).value(value.orElse(null));
    }

    private void time(String name, Optional<Instant> value) {
        text(name, value.map(Instant::toString));
    }
}
