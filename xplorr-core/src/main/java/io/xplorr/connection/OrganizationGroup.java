package io.xplorr.connection;

import io.xplorr.Provider;

/**
 * Accounts of one tenant that share an external ID. Immutable and thread-safe.
 *
 * @param generation how often the ID has been rotated
 */
public record OrganizationGroup(TenantId tenant, Provider provider, String name, int generation) {}
