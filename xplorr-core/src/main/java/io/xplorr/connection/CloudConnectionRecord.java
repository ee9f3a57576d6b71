package io.xplorr.connection;

record CloudConnectionRecord(
        ConnectionId id, TenantId tenant, String displayName, CredentialSource credentials, boolean verified)
        implements CloudConnection {}
