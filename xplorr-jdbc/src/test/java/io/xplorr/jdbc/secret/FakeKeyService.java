package io.xplorr.jdbc.secret;

import io.xplorr.jdbc.secret.internal.AesGcm;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A key service in memory, which can be out of reach after some calls. */
public final class FakeKeyService implements KeyService {
    private final Map<String, byte[]> keys = new TreeMap<>();
    private int callsLeft = Integer.MAX_VALUE;

    public FakeKeyService addKey(String keyId) {
        keys.put(keyId, AesGcm.newKey());
        return this;
    }

    public void failAfter(int calls) {
        callsLeft = calls;
    }

    @Override
    public byte[] encrypt(String keyId, byte[] plaintext, Map<String, String> context) {
        count();
        return AesGcm.encrypt(key(keyId), plaintext, fields(context));
    }

    @Override
    public byte[] decrypt(String keyId, byte[] ciphertext, Map<String, String> context) {
        count();
        try {
            return AesGcm.decrypt(key(keyId), ciphertext, fields(context));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("InvalidCiphertextException", e);
        }
    }

    private void count() {
        if (callsLeft-- <= 0) {
            throw new IllegalStateException("out of reach");
        }
    }

    private byte[] key(String keyId) {
        byte[] key = keys.get(keyId);
        if (key == null) {
            throw new IllegalArgumentException("NotFoundException");
        }
        return key;
    }

    private static List<String> fields(Map<String, String> context) {
        return List.of(new TreeMap<>(context).toString());
    }
}
