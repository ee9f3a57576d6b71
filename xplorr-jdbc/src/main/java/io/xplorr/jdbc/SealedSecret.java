package io.xplorr.jdbc;

/** A secret as the database has it: the version of the key that it is under, and the bytes of an {@link Envelope}. */
@SuppressWarnings("ArrayRecordComponent") // a carrier that is never compared
record SealedSecret(String keyVersion, byte[] bytes) {}
