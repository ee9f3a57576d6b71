package io.xplorr.aws.internal.session;

import io.xplorr.connection.CredentialSource;
import io.xplorr.record.Scope;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What an AWS connection says besides its credentials, as {@code CredentialSource.settings()} holds it.
 *
 * @param sessionDuration how long a session of the role lasts
 * @param primaryRegion where to discover the regions from; empty for the provider's
 * @param sourceIdentity whether sessions carry one; the role has to permit it
 * @param excludedRegions enabled regions that are not read
 */
public record ConnectionSettings(
        Duration sessionDuration, Optional<Scope> primaryRegion, boolean sourceIdentity, Set<Scope> excludedRegions) {
    public static final String DURATION = "sessionDurationSeconds";
    public static final String REGION = "primaryRegion";
    public static final String SOURCE_IDENTITY = "sourceIdentity";
    public static final String EXCLUDED = "excludedRegions";
    // Source: sts AssumeRole, parameter DurationSeconds.
    private static final Duration SHORTEST = Duration.ofSeconds(900);
    private static final Duration LONGEST = Duration.ofSeconds(43_200);
    private static final Duration DEFAULT = Duration.ofHours(1);
    // Source: AWS's partitions file, regionRegex of the partition "aws".
    private static final Pattern STANDARD_REGION = Pattern.compile("(us|eu|ap|sa|ca|me|af|il|mx)-[a-z]{1,20}-\\d{1,3}");

    public ConnectionSettings {
        if (sessionDuration.compareTo(SHORTEST) < 0 || sessionDuration.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "sessionDuration must be 900 to 43200 seconds, was: " + sessionDuration.toSeconds());
        }
        excludedRegions = Set.copyOf(excludedRegions);
        if (primaryRegion.isPresent() && excludedRegions.contains(primaryRegion.get())) {
            throw new IllegalArgumentException("primaryRegion must not be excluded, was: " + primaryRegion.get());
        }
    }

    /** Refuses a misspelt name, which would be ignored. */
    public static void requireKnown(Map<String, String> settings) {
        Set<String> known =
                new TreeSet<>(Set.of(DURATION, REGION, SOURCE_IDENTITY, EXCLUDED, CredentialSource.PRINCIPAL_UID));
        for (String name : new TreeSet<>(settings.keySet())) {
            if (!known.contains(name)) {
                throw new IllegalArgumentException("settings must be among " + known + ", was: " + name);
            }
        }
    }

    public static ConnectionSettings parse(Map<String, String> settings) {
        String seconds = settings.getOrDefault(DURATION, String.valueOf(DEFAULT.toSeconds()));
        if (!seconds.matches("\\d{1,9}")) {
            throw new IllegalArgumentException(DURATION + " must be a number of seconds, was: " + seconds);
        }
        String sourceIdentity = settings.getOrDefault(SOURCE_IDENTITY, "false");
        if (!sourceIdentity.matches("true|false")) {
            throw new IllegalArgumentException(SOURCE_IDENTITY + " must be true or false, was: " + sourceIdentity);
        }
        return new ConnectionSettings(
                Duration.ofSeconds(Long.parseLong(seconds)),
                Optional.ofNullable(settings.get(REGION)).map(region -> standardRegion(REGION, region)),
                Boolean.parseBoolean(sourceIdentity),
                Arrays.stream(settings.getOrDefault(EXCLUDED, "").split(","))
                        .filter(region -> !region.isEmpty())
                        .map(region -> standardRegion(EXCLUDED, region))
                        .collect(Collectors.toSet()));
    }

    public Map<String, String> toMap() {
        Map<String, String> settings = new HashMap<>();
        if (!sessionDuration.equals(DEFAULT)) {
            settings.put(DURATION, String.valueOf(sessionDuration.toSeconds()));
        }
        primaryRegion.ifPresent(region -> settings.put(REGION, region.value()));
        if (sourceIdentity) {
            settings.put(SOURCE_IDENTITY, "true");
        }
        if (!excludedRegions.isEmpty()) {
            settings.put(
                    EXCLUDED,
                    excludedRegions.stream().map(Scope::value).sorted().collect(Collectors.joining(",")));
        }
        return settings;
    }

    public static ConnectionSettings defaults() {
        return new ConnectionSettings(DEFAULT, Optional.empty(), false, Set.of());
    }

    public ConnectionSettings withSessionDuration(Duration duration) {
        return new ConnectionSettings(duration, primaryRegion, sourceIdentity, excludedRegions);
    }

    public ConnectionSettings withPrimaryRegion(String region) {
        return new ConnectionSettings(
                sessionDuration, Optional.of(standardRegion(REGION, region)), sourceIdentity, excludedRegions);
    }

    public ConnectionSettings withSourceIdentity() {
        return new ConnectionSettings(sessionDuration, primaryRegion, true, excludedRegions);
    }

    public ConnectionSettings withExcludedRegion(String region) {
        Set<Scope> more = new HashSet<>(excludedRegions);
        more.add(standardRegion(EXCLUDED, region));
        return new ConnectionSettings(sessionDuration, primaryRegion, sourceIdentity, more);
    }

    public static Scope standardRegion(String parameter, String region) {
        if (!STANDARD_REGION.matcher(region).matches()) {
            throw new IllegalArgumentException(parameter
                    + " must be a region of the standard commercial partition, such as us-east-1, was: " + region);
        }
        return Scope.region(region);
    }
}
