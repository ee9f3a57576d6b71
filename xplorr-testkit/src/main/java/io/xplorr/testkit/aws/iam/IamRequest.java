package io.xplorr.testkit.aws.iam;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One action that a caller asks for, with the context keys that conditions look at. Immutable and thread-safe. */
public final class IamRequest {
    private final Caller caller;
    private final String action;
    private final String resource;
    private final Map<String, List<String>> context; // names of condition keys are not case sensitive

    private IamRequest(Caller caller, String action, String resource, Map<String, List<String>> context) {
        this.caller = caller;
        this.action = action;
        this.resource = resource;
        this.context = context;
    }

    /**
     * Returns a request whose context holds {@code aws:PrincipalArn} and {@code aws:PrincipalAccount}.
     *
     * @param action such as {@code ec2:DescribeInstances}
     * @param resource the ARN acted on, or {@code *} for an action that knows no resources
     */
    public static IamRequest of(Caller caller, String action, String resource) {
        return new IamRequest(caller, action, resource, Map.of())
                .with("aws:PrincipalArn", caller.principalArn())
                .with("aws:PrincipalAccount", caller.account());
    }

    /** Returns a copy to whose context these values of a key are added. */
    public IamRequest with(String key, String... values) {
        Map<String, List<String>> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        copy.putAll(context);
        List<String> all = new ArrayList<>(context(key));
        all.addAll(List.of(values));
        copy.put(key, List.copyOf(all));
        return new IamRequest(caller, action, resource, copy);
    }

    IamRequest withAction(String other) {
        return new IamRequest(caller, other, resource, context);
    }

    public Caller caller() {
        return caller;
    }

    public String action() {
        return action;
    }

    public String resource() {
        return resource;
    }

    /** Returns the values of a context key; none if the request does not carry it. */
    public List<String> context(String key) {
        return context.getOrDefault(key, List.of());
    }

    @Override
    public String toString() {
        return "IamRequest[" + action + " on " + resource + " by " + caller.arn() + "]";
    }
}
