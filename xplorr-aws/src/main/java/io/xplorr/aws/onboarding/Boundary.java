package io.xplorr.aws.onboarding;

/** How a template is told the permissions boundary of its role. */
enum Boundary {
    ARN(
            "PermissionsBoundaryArn",
            "The ARN of a policy that bounds what the role may do; empty for none",
            "arn:aws:iam::([0-9]{12}|aws):policy/[!-~]{1,500}") {
        @Override
        Node arn() {
            return Intrinsic.ref(parameter());
        }
    },

    /** For a template of many accounts, where each has a policy of its own: an ARN could name that of one account only. */
    NAME(
            "PermissionsBoundaryName",
            "The name of a policy in each account, its path before it, that bounds what the role may do; empty for none",
            "[A-Za-z0-9_+=,.@-]+(/[A-Za-z0-9_+=,.@-]+)*") {
        @Override
        Node arn() {
            return Intrinsic.sub("arn:aws:iam::${AWS::AccountId}:policy/${" + parameter() + "}");
        }
    };

    private final String parameter;
    private final String description;
    private final String pattern;

    Boundary(String parameter, String description, String pattern) {
        this.parameter = parameter;
        this.description = description;
        this.pattern = pattern;
    }

    String parameter() {
        return parameter;
    }

    Node declaration() {
        return TemplateParameters.optional(description, "", pattern);
    }

    /** Returns the ARN, in the account where the role is made. */
    abstract Node arn();
}
