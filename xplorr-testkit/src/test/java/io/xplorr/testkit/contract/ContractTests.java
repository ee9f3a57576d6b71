package io.xplorr.testkit.contract;

import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Runs single tests of a contract, without a test framework. */
final class ContractTests {
    private ContractTests() {}

    static List<String> namesOf(Class<?> contract) {
        return Arrays.stream(contract.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Test.class))
                .map(method -> method.getName())
                .toList();
    }

    /** Runs one test; throws what it throws. */
    static void run(Object contract, String test) throws Throwable {
        try {
            contract.getClass().getSuperclass().getDeclaredMethod(test).invoke(contract);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
