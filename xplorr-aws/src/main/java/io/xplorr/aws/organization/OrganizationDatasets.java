package io.xplorr.aws.organization;

import io.xplorr.record.DatasetId;

/** The organisation: read with each sync, free of charge. A stand-alone account has none, which is no failure. */
public final class OrganizationDatasets {
    /**
     * The accounts of the organisation, one {@code AccountRecord} each.
     *
     * <p>Source: {@code organizations:ListAccounts}, 20 accounts a call. Only the management account may ask, or one that it
     * delegated this to.
     */
    public static final DatasetId ACCOUNTS = DatasetId.of("organization.accounts");
    /**
     * The organisation itself, one {@code OrganizationRecord}.
     *
     * <p>Source: {@code organizations:DescribeOrganization}, which every member may ask.
     */
    public static final DatasetId DETAILS = DatasetId.of("organization.details");

    private OrganizationDatasets() {}
}
