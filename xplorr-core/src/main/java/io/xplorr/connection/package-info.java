/**
 * Who is read, and with which credentials: start at {@link io.xplorr.connection.CloudConnection} for own accounts, and at
 * {@link io.xplorr.connection.Connections} for customers.
 */
@NullMarked
package io.xplorr.connection;

import org.jspecify.annotations.NullMarked;
