/** The operations of each service, on an estate. */
@NullMarked
package io.xplorr.testkit.aws.internal.service;

import org.jspecify.annotations.NullMarked;
