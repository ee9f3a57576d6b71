/** What every command has: the person or program that started it, and the forms in which it answers them. */
@NullMarked
package io.xplorr.examples.cli.console;

import org.jspecify.annotations.NullMarked;
