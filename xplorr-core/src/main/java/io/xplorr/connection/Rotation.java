package io.xplorr.connection;

import java.time.Instant;
import java.util.Optional;

/**
 * A change of what a connection authenticates with, begun and not completed. Until it is, the connection is read with what
 * it had. Immutable and thread-safe.
 *
 * @param begunAt when it began
 * @param externalId the ID that the role is to demand besides the present one, until the rotation is completed; empty for
 *     access keys
 */
public record Rotation(Instant begunAt, Optional<ExternalId> externalId) {}
