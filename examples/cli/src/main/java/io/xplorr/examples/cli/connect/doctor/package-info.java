/**
 * {@code xplorr connect doctor}: finds out what is wrong, from this machine to each dataset; start at {@link
 * io.xplorr.examples.cli.connect.doctor.ConnectDoctor}.
 */
@NullMarked
package io.xplorr.examples.cli.connect.doctor;

import org.jspecify.annotations.NullMarked;
