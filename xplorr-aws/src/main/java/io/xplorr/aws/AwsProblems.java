package io.xplorr.aws;

import io.xplorr.sync.ProblemCode;

/** The kinds of problems that only AWS has; the rest are in {@link ProblemCode}. */
public final class AwsProblems {
    /** STS refused to let us assume the role; it does not say why. */
    public static final ProblemCode ASSUME_ROLE_DENIED = new ProblemCode("ASSUME_ROLE_DENIED");
    /** A policy on our own side does not let our identity assume the role. */
    public static final ProblemCode OWN_IDENTITY_DENIED = new ProblemCode("OWN_IDENTITY_DENIED");
    /** AWS does not accept the identity with which we assume roles. */
    public static final ProblemCode OWN_CREDENTIALS_REJECTED = new ProblemCode("OWN_CREDENTIALS_REJECTED");
    /** The role does not allow sessions as long as asked for. */
    public static final ProblemCode SESSION_DURATION_REFUSED = new ProblemCode("SESSION_DURATION_REFUSED");
    /** STS is switched off for the role's account in our home region. */
    public static final ProblemCode STS_REGION_DISABLED = new ProblemCode("STS_REGION_DISABLED");
    /** The clock of this machine is off. */
    public static final ProblemCode CLOCK_SKEW = new ProblemCode("CLOCK_SKEW");
    /** The account does not use the region. */
    public static final ProblemCode REGION_NOT_ENABLED = new ProblemCode("REGION_NOT_ENABLED");
    /** The account is not signed up for the service yet. */
    public static final ProblemCode ACCOUNT_NOT_READY = new ProblemCode("ACCOUNT_NOT_READY");
    /** AWS has blocked the account, or is still checking it. */
    public static final ProblemCode ACCOUNT_BLOCKED = new ProblemCode("ACCOUNT_BLOCKED");
    /** Nobody has opened Cost Explorer in the account. */
    public static final ProblemCode COST_EXPLORER_NOT_ENABLED = new ProblemCode("COST_EXPLORER_NOT_ENABLED");
    /** The payer does not let its member accounts see this. */
    public static final ProblemCode LINKED_ACCOUNT_DENIED = new ProblemCode("LINKED_ACCOUNT_DENIED");
    /** Cost Explorer does not go back as far as asked for. */
    public static final ProblemCode COST_HISTORY_LIMIT = new ProblemCode("COST_HISTORY_LIMIT");
    /** The account has not opted in to resource-level cost. */
    public static final ProblemCode RESOURCE_COST_NOT_ENABLED = new ProblemCode("RESOURCE_COST_NOT_ENABLED");
    /** The account has not opted in to hourly cost. */
    public static final ProblemCode HOURLY_COST_NOT_ENABLED = new ProblemCode("HOURLY_COST_NOT_ENABLED");
    /** The billing view that cost is read from is not healthy. */
    public static final ProblemCode BILLING_VIEW_UNHEALTHY = new ProblemCode("BILLING_VIEW_UNHEALTHY");
    /** Only the management account, or one it delegated this to, may ask. */
    public static final ProblemCode NOT_MANAGEMENT_ACCOUNT = new ProblemCode("NOT_MANAGEMENT_ACCOUNT");
    /** The account stands alone; it is in no organisation. */
    public static final ProblemCode ORGANIZATIONS_NOT_IN_USE = new ProblemCode("ORGANIZATIONS_NOT_IN_USE");

    /** The role or key is of the vendor's own account. */
    public static final ProblemCode OWN_ACCOUNT = new ProblemCode("OWN_ACCOUNT");
    /** The role lets itself be assumed without its external ID, or with any. */
    public static final ProblemCode EXTERNAL_ID_NOT_ENFORCED = new ProblemCode("EXTERNAL_ID_NOT_ENFORCED");
    /** The role still accepts the external ID that it had before a rotation. */
    public static final ProblemCode FORMER_EXTERNAL_ID_ACCEPTED = new ProblemCode("FORMER_EXTERNAL_ID_ACCEPTED");
    /** The role does not permit the source identity that the connection is set to send. */
    public static final ProblemCode SOURCE_IDENTITY_DENIED = new ProblemCode("SOURCE_IDENTITY_DENIED");
    /** The session that we were given is not the role's. */
    public static final ProblemCode IDENTITY_MISMATCH = new ProblemCode("IDENTITY_MISMATCH");
    /** The role was deleted and made anew since it was verified. */
    public static final ProblemCode ROLE_MADE_ANEW = new ProblemCode("ROLE_MADE_ANEW");
    /** The access key is the root user's. */
    public static final ProblemCode ROOT_USER_KEY = new ProblemCode("ROOT_USER_KEY");
    /** We are let in, and everything is denied. */
    public static final ProblemCode NOTHING_ALLOWED = new ProblemCode("NOTHING_ALLOWED");

    private AwsProblems() {}
}
