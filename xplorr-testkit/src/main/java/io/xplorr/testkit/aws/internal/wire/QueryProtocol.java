package io.xplorr.testkit.aws.internal.wire;

/** The query protocol: a form in, XML out. */
final class QueryProtocol implements Protocol {
    private static final String CONTENT_TYPE = "text/xml";
    private static final String REQUEST_ID = "x-amzn-RequestId";

    @Override
    public Reply answer(AwsService service, String operation, Structure result, String requestId) {
        String root = operation + "Response";
        Xml xml = new Xml()
                .open(root, service.namespace())
                .element(operation + "Result", result)
                .element("ResponseMetadata", new Structure().put("RequestId", requestId))
                .close(root);
        return Reply.of(200, CONTENT_TYPE, REQUEST_ID, requestId, xml.bytes());
    }

    @Override
    public Reply error(AwsService service, AwsError error, String requestId) {
        Structure details = new Structure()
                .put("Type", error.party())
                .put("Code", error.code())
                .put("Message", error.text());
        Xml xml = new Xml()
                .open("ErrorResponse", service.namespace())
                .element("Error", details)
                .element("RequestId", requestId)
                .close("ErrorResponse");
        return Reply.of(error.status(), CONTENT_TYPE, REQUEST_ID, requestId, xml.bytes());
    }

    // The status is that of the list of errors that these services have in common.
    @Override
    public AwsError unreadable() {
        return new AwsError("MalformedQueryString", 404, "The query string contains a syntax error.");
    }
}
