package io.xplorr.api;

import static java.util.stream.Collectors.joining;

import com.tngtech.archunit.core.domain.JavaClass;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.GenericDeclaration;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Every signature of a module that its users may name, by type, one a line and sorted, with what may be null. */
final class ApiListing {
    private static final int LISTED =
            Modifier.PUBLIC | Modifier.PROTECTED | Modifier.STATIC | Modifier.ABSTRACT | Modifier.FINAL;
    private static final Set<String> OF_EVERY_TYPE = Set.of("equals", "hashCode", "toString");
    private static final Set<String> OF_EVERY_ENUM = Set.of("values", "valueOf");

    private ApiListing() {}

    static String of(PublishedModule module) {
        return module.api()
                .map(JavaClass::reflect)
                .sorted(Comparator.comparing(Class::getName))
                .map(type -> type(type) + members(type).sorted().collect(joining()))
                .collect(joining("\n"));
    }

    private static String type(Class<?> type) {
        String supertypes = Stream.concat(superclass(type), Stream.of(type.getGenericInterfaces()))
                .map(ApiListing::name)
                .collect(joining(", "));
        return modifiers(type.getModifiers() & ~(type.isInterface() ? Modifier.ABSTRACT : 0) & ~Modifier.STATIC)
                + (type.isSealed() ? "sealed " : "")
                + kind(type)
                + name(type)
                + typeParameters(type)
                + (supertypes.isEmpty() ? "" : " extends " + supertypes)
                + "\n";
    }

    private static Stream<Type> superclass(Class<?> type) {
        boolean told = type.isRecord() || type.isEnum() || type.getSuperclass() == Object.class;
        return told ? Stream.empty() : Stream.ofNullable(type.getGenericSuperclass());
    }

    private static String kind(Class<?> type) {
        if (type.isAnnotation()) {
            return "@interface ";
        }
        if (type.isInterface()) {
            return "interface ";
        }
        return type.isRecord() ? "record " : type.isEnum() ? "enum " : "class ";
    }

    private static Stream<String> members(Class<?> type) {
        return Stream.of(
                        Arrays.stream(type.getDeclaredFields())
                                .filter(ApiListing::isListed)
                                .map(ApiListing::field),
                        Arrays.stream(type.getDeclaredConstructors())
                                .filter(ApiListing::isListed)
                                .map(ApiListing::constructor),
                        Arrays.stream(type.getDeclaredMethods())
                                .filter(ApiListing::isListed)
                                .filter(method -> !OF_EVERY_TYPE.contains(method.getName()))
                                .filter(method -> !type.isEnum() || !OF_EVERY_ENUM.contains(method.getName()))
                                .map(ApiListing::method))
                .flatMap(lines -> lines)
                .map(line -> "    " + line + "\n");
    }

    private static boolean isListed(Member member) {
        return (member.getModifiers() & (Modifier.PUBLIC | Modifier.PROTECTED)) != 0 && !member.isSynthetic();
    }

    private static String field(Field field) {
        return modifiers(field.getModifiers()) + name(field.getAnnotatedType()) + " " + field.getName();
    }

    private static String constructor(Constructor<?> constructor) {
        return modifiers(constructor.getModifiers()) + "new" + parameters(constructor);
    }

    private static String method(Method method) {
        String typeParameters = typeParameters(method);
        return modifiers(method.getModifiers())
                + (method.isDefault() ? "default " : "")
                + (typeParameters.isEmpty() ? "" : typeParameters + " ")
                + name(method.getAnnotatedReturnType())
                + " "
                + method.getName()
                + parameters(method);
    }

    private static String parameters(Executable executable) {
        String parameters = Arrays.stream(executable.getAnnotatedParameterTypes())
                .map(ApiListing::name)
                .collect(joining(", ", "(", ")"));
        String thrown = Arrays.stream(executable.getGenericExceptionTypes())
                .map(ApiListing::name)
                .collect(joining(", "));
        return (executable.isVarArgs() ? parameters.replaceFirst("\\[]\\)$", "...)") : parameters)
                + (thrown.isEmpty() ? "" : " throws " + thrown);
    }

    private static String typeParameters(GenericDeclaration declaration) {
        return declaration.getTypeParameters().length == 0
                ? ""
                : Arrays.stream(declaration.getTypeParameters())
                        .map(parameter -> parameter.getName()
                                + Arrays.stream(parameter.getBounds())
                                        .filter(bound -> bound != Object.class)
                                        .map(ApiListing::name)
                                        .collect(joining(" & ", " extends ", "")))
                        .map(parameter -> parameter.replaceFirst(" extends $", ""))
                        .collect(joining(", ", "<", ">"));
    }

    private static String name(AnnotatedType type) {
        return (type.isAnnotationPresent(Nullable.class) ? "@Nullable " : "") + name(type.getType());
    }

    private static String name(Type type) {
        return type.getTypeName().replaceAll("\\bjava\\.(lang|util)\\.(?=[A-Z])", "");
    }

    private static String modifiers(int modifiers) {
        String listed = Modifier.toString(modifiers & LISTED);
        return listed.isEmpty() ? "" : listed + " ";
    }
}
