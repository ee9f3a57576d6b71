package io.xplorr.testkit.aws.access;

import java.util.List;
import java.util.Optional;

/** Decides what a caller may do. Implementations are called from many threads at once. */
@FunctionalInterface
public interface Permissions {
    /** Returns why the request is refused, or empty if it is allowed. */
    Optional<Denial> check(AccessRequest request);

    /** Returns permissions to do all. */
    static Permissions everything() {
        return request -> Optional.empty();
    }

    /**
     * Returns permissions to do these actions on any resource, and no other; {@code *} and {@code ?} stand for any
     * characters and one, and the case of letters does not matter.
     */
    static Permissions allowing(String... actions) {
        List<ActionPattern> allowed =
                List.of(actions).stream().map(ActionPattern::new).toList();
        return request -> allowed.stream().anyMatch(pattern -> pattern.matches(request.action()))
                ? Optional.empty()
                : Optional.of(Denial.implicit("identity-based", request.action()));
    }

    /**
     * Returns what a permission policy allows.
     *
     * @throws IllegalArgumentException if it is malformed or cannot be judged here
     */
    static Permissions ofPolicy(String json) {
        return PolicyAccess.identity(json);
    }

    /**
     * Returns what is left of everything under a session policy.
     *
     * @throws IllegalArgumentException if it is malformed or cannot be judged here
     */
    static Permissions ofSessionPolicy(String json) {
        return PolicyAccess.session(json);
    }

    /**
     * Returns what is left of everything within a permissions boundary.
     *
     * @throws IllegalArgumentException if it is malformed or cannot be judged here
     */
    static Permissions ofBoundary(String json) {
        return PolicyAccess.boundary(json);
    }

    /**
     * Returns what is left of everything under a service control policy that stands beside FullAWSAccess, where AWS
     * attaches it: what it allows changes nothing, what it denies is denied.
     *
     * @throws IllegalArgumentException if it is malformed or cannot be judged here
     */
    static Permissions ofServiceControlPolicy(String json) {
        return PolicyAccess.serviceControl(json);
    }

    /** Returns permissions that allow what both allow. */
    default Permissions and(Permissions other) {
        return request -> check(request).or(() -> other.check(request));
    }
}
