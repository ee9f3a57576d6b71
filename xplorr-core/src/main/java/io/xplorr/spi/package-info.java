/**
 * What a provider module implements: start at {@link io.xplorr.spi.CloudProvider}.
 *
 * <p>A cloud of your own takes a {@link io.xplorr.spi.CloudProvider} with its {@link io.xplorr.spi.Dataset}s, a {@link
 * io.xplorr.spi.ProviderSession} with a {@link io.xplorr.spi.Collector} for each of them, a {@link
 * io.xplorr.spi.CallPolicy} that says what its errors mean, and a {@link io.xplorr.spi.ConnectionVerifier} for connections of
 * the registry. The contract test of the testkit tries each collector. What is easily overlooked:
 *
 * <ul>
 *   <li>A read may cover several months or days at once: {@link io.xplorr.spi.PageRequest#window()} spans them, and the period
 *       of each record says which one it belongs to. A collector whose API takes one at a time names the one to go on with
 *       in the page's token, which is text of its own.
 *   <li>An amount that may still change is told by {@link io.xplorr.spi.Page#provisional()}, or a month closes on its
 *       settling day and is not read again.
 *   <li>An access key is a {@link io.xplorr.connection.CredentialSource.AccessKey}, also where the cloud calls it a token.
 *   <li>A report of the verifier in which no check has passed, and no dataset is granted, connects nothing.
 * </ul>
 */
@NullMarked
package io.xplorr.spi;

import org.jspecify.annotations.NullMarked;
