/** The options that say where AWS is, how to get into an account, and which datasets are meant. */
@NullMarked
package io.xplorr.examples.cli.aws;

import org.jspecify.annotations.NullMarked;
