package io.xplorr.testkit.aws.internal.wire;

/** EC2's own dialect of the query protocol. */
final class Ec2Protocol implements Protocol {
    private static final String CONTENT_TYPE = "text/xml;charset=UTF-8";
    private static final String REQUEST_ID = "x-amzn-RequestId";

    @Override
    public Reply answer(AwsService service, String operation, Structure result, String requestId) {
        String root = operation + "Response";
        Xml xml = new Xml()
                .open(root, service.namespace())
                .element("requestId", requestId)
                .members(result)
                .close(root);
        return Reply.of(200, CONTENT_TYPE, REQUEST_ID, requestId, xml.bytes());
    }

    @Override
    public Reply error(AwsService service, AwsError error, String requestId) {
        Structure details = new Structure().put("Code", error.code()).put("Message", error.text());
        Xml xml = new Xml()
                .open("Response")
                .open("Errors")
                .element("Error", details)
                .close("Errors")
                .element("RequestID", requestId)
                .close("Response");
        return Reply.of(error.status(), CONTENT_TYPE, REQUEST_ID, requestId, xml.bytes());
    }

    @Override
    public AwsError unreadable() {
        return new AwsError("MalformedQueryString", 400, "The query string contains a syntax error.");
    }
}
