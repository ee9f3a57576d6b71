/** What collectors and the rooms share: clients, and how their answers are read; may change in any release. */
@NullMarked
package io.xplorr.aws.internal;

import org.jspecify.annotations.NullMarked;
