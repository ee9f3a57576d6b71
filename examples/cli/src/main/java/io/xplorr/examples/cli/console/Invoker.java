package io.xplorr.examples.cli.console;

import io.xplorr.connection.Secret;
import java.io.Console;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Whoever started the program: the environment that they gave it, their keyboard if they sit at a terminal, and their clock.
 * Secrets come from nowhere else: arguments are seen by every process of the machine.
 *
 * @param keyboard asks for a line, without showing what is typed; empty if there is no terminal
 * @param home the folder for what the program keeps unless it is told another place
 */
public record Invoker(
        Map<String, String> environment,
        Optional<Function<String, Optional<String>>> keyboard,
        Path home,
        InstantSource clock) {
    public static Invoker ofProcess() {
        return new Invoker(
                System.getenv(),
                terminal().map(console -> prompt -> ask(console, prompt)),
                Path.of(System.getProperty("user.home"), ".xplorr"),
                InstantSource.system());
    }

    /** Returns what the environment says; nothing if that is empty. */
    public Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
    }

    /** Returns a secret of the environment. */
    public Optional<Secret> secret(String variable) {
        return variable(variable).map(Secret::of);
    }

    /** Returns a secret of the environment, or else one that is typed in. */
    public Optional<Secret> secret(String variable, String prompt) {
        return secret(variable)
                .or(() -> keyboard.flatMap(asking -> asking.apply(prompt))
                        .filter(value -> !value.isEmpty())
                        .map(Secret::of));
    }

    /** Tells where things are kept, and keeps the environment, which holds secrets, to itself. */
    @Override
    public String toString() {
        return "Invoker[home=" + home + "]";
    }

    private static Optional<String> ask(Console console, String prompt) {
        return Optional.ofNullable(console.readPassword("%s: ", prompt)).map(String::new);
    }

    private static Optional<Console> terminal() {
        return Optional.ofNullable(System.console()).filter(Invoker::isTerminal);
    }

    /** From Java 22 on there may be a console without a terminal, and a method that tells; before, there was neither. */
    private static boolean isTerminal(Console console) {
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException olderJava) {
            return true;
        }
    }
}
