package io.xplorr.testkit.aws.iam;

/** Which kind of policy decided, in the order in which AWS asks them and in the words of its denied texts. */
public enum PolicyKind {
    SERVICE_CONTROL("a", "service control policy"),
    ROLE_TRUST("the", "role trust policy"),
    IDENTITY_BASED("an", "identity-based policy"),
    PERMISSIONS_BOUNDARY("a", "permissions boundary"),
    SESSION("a", "session policy");

    private final String article;
    private final String noun;

    PolicyKind(String article, String noun) {
        this.article = article;
        this.noun = noun;
    }

    String noun() {
        return noun;
    }

    String nounWithArticle() {
        return article + " " + noun;
    }
}
