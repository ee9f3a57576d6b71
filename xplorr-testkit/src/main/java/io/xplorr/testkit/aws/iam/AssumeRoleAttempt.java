package io.xplorr.testkit.aws.iam;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What a caller hands to STS when it asks for a role's session. Immutable and thread-safe. */
public final class AssumeRoleAttempt {
    private final IamRequest request;
    private final Set<String> actions;

    private AssumeRoleAttempt(IamRequest request, Set<String> actions) {
        this.request = request;
        this.actions = actions;
    }

    /** Returns an attempt without external ID, tags and source identity. */
    public static AssumeRoleAttempt by(Caller caller) {
        return new AssumeRoleAttempt(IamRequest.of(caller, "sts:AssumeRole", "*"), Set.of("sts:AssumeRole"));
    }

    public AssumeRoleAttempt withExternalId(String externalId) {
        return with("sts:ExternalId", externalId);
    }

    public AssumeRoleAttempt withSessionName(String sessionName) {
        return with("sts:RoleSessionName", sessionName);
    }

    /** Returns a copy that also needs {@code sts:SetSourceIdentity}. */
    public AssumeRoleAttempt withSourceIdentity(String sourceIdentity) {
        return with("sts:SourceIdentity", sourceIdentity).needing("sts:SetSourceIdentity");
    }

    /** Returns a copy that also needs {@code sts:TagSession}. */
    public AssumeRoleAttempt withTag(String key, String value) {
        return with("aws:RequestTag/" + key, value).with("aws:TagKeys", key).needing("sts:TagSession");
    }

    /** Returns a copy with one more context key, such as {@code aws:MultiFactorAuthPresent}. */
    public AssumeRoleAttempt with(String key, String value) {
        return new AssumeRoleAttempt(request.with(key, value), actions);
    }

    /** Returns one request for each action that the trust policy must allow. */
    List<IamRequest> requests() {
        List<IamRequest> requests = new ArrayList<>();
        actions.forEach(action -> requests.add(request.withAction(action)));
        return requests;
    }

    private AssumeRoleAttempt needing(String action) {
        Set<String> more = new LinkedHashSet<>(actions);
        more.add(action);
        return new AssumeRoleAttempt(request, more);
    }

    @Override
    public String toString() {
        return "AssumeRoleAttempt[" + actions + " by " + request.caller().arn() + "]";
    }
}
