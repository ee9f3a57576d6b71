-- Every statement can be repeated.

-- Registered connections, each written and read whole. Their keys are in xplorr.secret, sealed.
CREATE TABLE IF NOT EXISTS xplorr.connection (
    connection_id VARCHAR(64) PRIMARY KEY,
    tenant_id VARCHAR(128) NOT NULL,
    version BIGINT NOT NULL,
    state VARCHAR(20) NOT NULL,
    display_name VARCHAR NOT NULL,
    provider VARCHAR(32) NOT NULL,
    organization_group VARCHAR,
    datasets ${json},
    settings ${json},
    expires_after VARCHAR(40) NOT NULL,
    billed_calls BOOLEAN NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    has_keys BOOLEAN NOT NULL,
    key_generation INTEGER NOT NULL,
    account_id VARCHAR,
    verifications INTEGER NOT NULL,
    verified_at TIMESTAMP WITH TIME ZONE,
    synced_at TIMESTAMP WITH TIME ZONE,
    members ${json},
    verification_problems ${json},
    sync_problems ${json}
);

CREATE INDEX IF NOT EXISTS connection_tenant ON xplorr.connection (tenant_id);
