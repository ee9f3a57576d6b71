package io.xplorr.jdbc.secret;

import java.util.Map;

/**
 * Encrypts and decrypts with keys that never leave it: what AWS KMS calls {@code Encrypt} and {@code Decrypt} with an
 * encryption context, so that an adapter is two calls of its client. Implementations are thread-safe; what they throw is
 * passed on as the cause.
 */
public interface KeyService {
    /** Encrypts with the named key; {@code context} is authenticated, and needed again to decrypt. */
    byte[] encrypt(String keyId, byte[] plaintext, Map<String, String> context);

    /** Decrypts what {@link #encrypt} returned for the same key and context; throws if it is anything else. */
    byte[] decrypt(String keyId, byte[] ciphertext, Map<String, String> context);
}
