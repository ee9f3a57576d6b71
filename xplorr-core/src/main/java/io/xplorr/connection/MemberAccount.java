package io.xplorr.connection;

import io.xplorr.record.AccountState;
import java.util.Optional;

/**
 * One account of a connection's organisation, as of the last sync that read it. Immutable and thread-safe.
 *
 * @param id the provider's id
 * @param management whether it pays for the organisation
 */
public record MemberAccount(String id, Optional<String> name, AccountState state, boolean management) {}
