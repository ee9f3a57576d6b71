package io.xplorr.aws.internal.error;

import io.xplorr.ErrorKind;
import io.xplorr.spi.CallError.Reaction;
import io.xplorr.sync.ProblemCode;

/**
 * What an error of AWS means and what to do about it. Immutable and thread-safe.
 *
 * @param meaning what happened, in a sentence without its end
 * @param remedy what a person can do, step by step; empty where there is nothing
 */
record Verdict(ErrorKind kind, Reaction reaction, ProblemCode code, String meaning, String remedy) {}
