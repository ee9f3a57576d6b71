package io.xplorr.aws.internal.session;

import io.xplorr.aws.internal.call.AwsTariff;
import io.xplorr.aws.internal.http.Watchdog;
import io.xplorr.record.Scope;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.http.SdkHttpClient;

/**
 * What all sessions of a provider share.
 *
 * @param ownIdentity with which we assume roles
 * @param homeRegion where we do so
 * @param ownAccounts the vendor's accounts, which nobody may connect
 */
public record AwsSettings(
        OwnIdentity ownIdentity,
        Scope homeRegion,
        Optional<URI> endpoint,
        SdkHttpClient http,
        Watchdog watchdog,
        AwsTariff tariff,
        Set<String> ownAccounts) {}
