package io.xplorr.aws.onboarding;

import static io.xplorr.aws.onboarding.Node.field;

import java.util.List;

/** Writes CloudFormation's intrinsic functions. */
final class Intrinsic {
    private Intrinsic() {}

    static Node.Fields ref(String name) {
        return field("Ref", name);
    }

    static Node.Fields getAtt(String resource, String attribute) {
        return call("Fn::GetAtt", new Node.Text(resource), new Node.Text(attribute));
    }

    static Node.Fields sub(String text) {
        return field("Fn::Sub", text);
    }

    /** Returns one node or the other, by a condition of the template. */
    static Node.Fields when(String condition, Node then, Node otherwise) {
        return call("Fn::If", new Node.Text(condition), then, otherwise);
    }

    /** Returns a condition that holds when a parameter is filled in. */
    static Node.Fields isGiven(String parameter) {
        return call("Fn::Not", call("Fn::Equals", ref(parameter), new Node.Text("")));
    }

    private static Node.Fields call(String function, Node... arguments) {
        return field(function, new Node.Items(List.of(arguments)));
    }
}
