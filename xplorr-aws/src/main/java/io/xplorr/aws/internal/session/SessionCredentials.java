package io.xplorr.aws.internal.session;

import io.xplorr.spi.CallGate;
import java.util.Collection;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/** The credentials of one session, as the clients read them for each call. Thread-safe. */
interface SessionCredentials extends AwsCredentialsProvider {
    /** Makes sure that there are credentials which last for the next call. */
    void ensure(CallGate calls);

    /** Told, on the thread that made the call, that AWS refused it because its credentials had expired. */
    void expired();

    /** Returns all secrets that are held now, so that they can be kept out of messages. */
    Collection<String> secrets();
}
