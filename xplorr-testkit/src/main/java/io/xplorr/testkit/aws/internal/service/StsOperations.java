package io.xplorr.testkit.aws.internal.service;

import io.xplorr.testkit.aws.access.FakeRole;
import io.xplorr.testkit.aws.access.Permissions;
import io.xplorr.testkit.aws.access.Trust;
import io.xplorr.testkit.aws.iam.PolicyException;
import io.xplorr.testkit.aws.internal.access.Identities;
import io.xplorr.testkit.aws.internal.access.Identity;
import io.xplorr.testkit.aws.internal.wire.AwsError;
import io.xplorr.testkit.aws.internal.wire.AwsService;
import io.xplorr.testkit.aws.internal.wire.Input;
import io.xplorr.testkit.aws.internal.wire.Structure;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** STS: sessions of roles. */
public final class StsOperations {
    private static final int POLICY_CHARACTERS = 2048;
    private static final int MAX_TAGS = 50;
    private static final String TAG_CHARACTERS = "[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]";
    private static final List<String> UNSIMULATED =
            List.of("PolicyArns", "TransitiveTagKeys", "SerialNumber", "TokenCode", "ProvidedContexts");

    private final Identities identities;
    private final RegionStates regions;

    public StsOperations(Identities identities, RegionStates regions) {
        this.identities = identities;
        this.regions = regions;
    }

    public Structure getCallerIdentity(Invocation call) {
        return new Structure()
                .put("Arn", call.caller().arn())
                .put("UserId", call.caller().userId())
                .put("Account", call.caller().accountId());
    }

    public Structure assumeRole(Invocation call) {
        Input input = call.input();
        String roleArn = required(input, "RoleArn", "[\\s\\S]{20,2048}");
        String sessionName = required(input, "RoleSessionName", "[\\w+=,.@-]{2,64}");
        refuseUnsimulated(input);
        Optional<String> externalId = optional(input, "ExternalId", "[\\w+=,.@:/-]{2,1224}");
        Optional<String> sourceIdentity = optional(input, "SourceIdentity", "[\\w+=,.@-]{2,64}");
        Duration duration = duration(input);
        if (!roleArn.startsWith("arn:")) {
            throw invalid(roleArn + " is invalid");
        }
        Trust.Attempt attempt = new Trust.Attempt(call.caller(), sessionName, externalId, sourceIdentity, tags(input));
        FakeRole role = identities
                .findRole(roleArn)
                .filter(it -> it.trust().accepts(attempt))
                .orElseThrow(() -> refused(call, roleArn));
        checkDuration(call, role, duration);
        if (!regions.isEnabled(role.accountId(), call.region())) {
            throw new AwsError(
                    "RegionDisabledException",
                    403,
                    "STS is not activated in this region for account:" + role.accountId()
                            + ". Your account administrator can activate STS in this region using the IAM Console.");
        }
        Optional<String> policy = input.text("Policy");
        Identity session = identities.createSession(
                role,
                sessionName,
                call.now().plus(duration).truncatedTo(ChronoUnit.SECONDS),
                policy.map(this::narrowing).orElse(Function.identity()));
        return answer(session, policy, sourceIdentity);
    }

    private Function<Permissions, Permissions> narrowing(String policy) {
        if (policy.length() > POLICY_CHARACTERS) {
            throw invalid(
                    "1 validation error detected: Value at 'policy' failed to satisfy constraint: Member must have "
                            + "length less than or equal to 2048");
        }
        try {
            Permissions session = Permissions.ofSessionPolicy(policy);
            return role -> role.and(session);
        } catch (PolicyException e) {
            throw e.reason() == PolicyException.Reason.MALFORMED
                    ? new AwsError("MalformedPolicyDocument", 400, "Syntax errors in policy.")
                    : invalid("The fake AWS does not simulate this session policy: " + e.getMessage());
        }
    }

    /** To ignore these would give a session that may do more, or is another, than AWS's. */
    private static void refuseUnsimulated(Input input) {
        for (String name : UNSIMULATED) {
            if (input.has(name)) {
                throw invalid("The fake AWS does not simulate " + name);
            }
        }
    }

    private static Structure answer(Identity session, Optional<String> policy, Optional<String> sourceIdentity) {
        Instant expiry = session.expiry().orElseThrow();
        return new Structure()
                .put(
                        "AssumedRoleUser",
                        new Structure()
                                .put("AssumedRoleId", session.caller().userId())
                                .put("Arn", session.caller().arn()))
                .put(
                        "Credentials",
                        new Structure()
                                .put("AccessKeyId", session.key().accessKeyId())
                                .put("SecretAccessKey", session.key().secretAccessKey())
                                .put("SessionToken", session.key().sessionToken())
                                .put("Expiration", expiry.toString()))
                .put("SourceIdentity", sourceIdentity)
                .put("PackedPolicySize", policy.map(it -> Math.max(1, it.length() * 100 / POLICY_CHARACTERS)));
    }

    private static void checkDuration(Invocation call, FakeRole role, Duration duration) {
        if (call.caller().roleArn().isPresent() && duration.compareTo(Duration.ofHours(1)) > 0) {
            throw invalid(
                    "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining");
        }
        if (duration.compareTo(role.maxSessionDuration()) > 0) {
            throw invalid("The requested DurationSeconds exceeds the MaxSessionDuration set for this role.");
        }
    }

    private static Duration duration(Input input) {
        int seconds = input.integer("DurationSeconds").orElse(3600);
        if (seconds < 900 || seconds > 43_200) {
            throw invalid("1 validation error detected: Value '" + seconds + "' at 'durationSeconds' failed to satisfy "
                    + "constraint: Member must have value "
                    + (seconds < 900 ? "greater than or equal to 900" : "less than or equal to 43200"));
        }
        return Duration.ofSeconds(seconds);
    }

    private static Map<String, String> tags(Input input) {
        List<Input> inputs = input.inputs("Tags");
        if (inputs.size() > MAX_TAGS) {
            throw invalid("1 validation error detected: Value at 'tags' failed to satisfy constraint: Member must have "
                    + "length less than or equal to 50");
        }
        Map<String, String> tags = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (Input tag : inputs) {
            String key = required(tag, "Key", TAG_CHARACTERS + "{1,128}");
            if (tags.put(key, required(tag, "Value", TAG_CHARACTERS + "{0,256}")) != null) {
                throw invalid("Duplicate tag keys found. Please note that Tag keys are case insensitive.");
            }
        }
        return tags;
    }

    /** The same words whether the role does not exist or does not trust the caller: AWS tells nobody which. */
    private static AwsError refused(Invocation call, String roleArn) {
        return new AwsError(
                "AccessDenied",
                403,
                "User: " + call.caller().arn() + " is not authorized to perform: sts:AssumeRole on resource: "
                        + roleArn);
    }

    private static String required(Input input, String name, String pattern) {
        return optional(input, name, pattern)
                .orElseThrow(() -> invalid("1 validation error detected: Value null at '" + lowerFirst(name)
                        + "' failed to satisfy constraint: Member must not be null"));
    }

    private static Optional<String> optional(Input input, String name, String pattern) {
        Optional<String> value = input.text(name);
        if (value.isPresent() && !value.get().matches(pattern)) {
            throw invalid("1 validation error detected: Value at '" + lowerFirst(name)
                    + "' failed to satisfy constraint: Member must satisfy regular expression pattern: " + pattern);
        }
        return value;
    }

    private static String lowerFirst(String name) {
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }

    private static AwsError invalid(String text) {
        return AwsErrors.invalid(AwsService.STS, text);
    }
}
