package io.xplorr.testkit.aws.internal.wire;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One request, read. */
public record AwsRequest(
        AwsService service,
        String operation,
        Protocol protocol,
        Input input,
        boolean readable,
        Optional<Signature> signature,
        HttpCall http) {
    private static final List<String> PAGE_TOKENS = List.of("NextToken", "NextPageToken", "Marker");
    private static final Pattern RPC_PATH = Pattern.compile("/service/([^/]+)/operation/([^/]+)");
    private static final Protocol CBOR = new CborProtocol();
    private static final Protocol EC2 = new Ec2Protocol();
    private static final Protocol QUERY = new QueryProtocol();
    private static final Protocol JSON_1_0 = JsonProtocol.version10();
    private static final Protocol JSON_1_1 = JsonProtocol.version11();

    /** Returns the request, or empty if no service would know it. */
    public static Optional<AwsRequest> read(HttpCall http) {
        if (http.header("smithy-protocol").isPresent()) {
            return readCbor(http);
        }
        Optional<String> target = http.header("x-amz-target");
        return target.isPresent() ? readJson(http, target.get()) : readForm(http);
    }

    /** Returns the IAM action, such as {@code ec2:DescribeInstances}. */
    public String action() {
        return service.action(operation);
    }

    /** Tells whether it asks for a further page, by whichever name its service has for the token. */
    public boolean hasPageToken() {
        return PAGE_TOKENS.stream().anyMatch(name -> input.has(name) && !input.isEmpty(name));
    }

    /** Reads the members of a body. */
    @FunctionalInterface
    private interface BodyReader {
        Map<String, Object> read(byte[] body) throws IOException;
    }

    private static Optional<AwsRequest> readCbor(HttpCall http) {
        Matcher path = RPC_PATH.matcher(http.path());
        if (!path.matches()) {
            return Optional.empty();
        }
        Optional<AwsService> service = AwsService.ofTarget(path.group(1));
        return service.isEmpty()
                ? Optional.empty()
                : Optional.of(request(service.get(), path.group(2), CBOR, Cbor::read, http));
    }

    private static Optional<AwsRequest> readJson(HttpCall http, String target) {
        int dot = target.lastIndexOf('.');
        Optional<AwsService> service = AwsService.ofTarget(target.substring(0, Math.max(dot, 0)));
        if (service.isEmpty()) {
            return Optional.empty();
        }
        Protocol protocol =
                http.header("content-type").orElse("").startsWith("application/x-amz-json-1.0") ? JSON_1_0 : JSON_1_1;
        return Optional.of(request(service.get(), target.substring(dot + 1), protocol, Json::read, http));
    }

    private static Optional<AwsRequest> readForm(HttpCall http) {
        Form form = Form.read(http.body());
        return text(form, "Version")
                .flatMap(AwsService::ofVersion)
                .map(service -> new AwsRequest(
                        service,
                        text(form, "Action").orElse(""),
                        service == AwsService.EC2 ? EC2 : QUERY,
                        new Input(form.members()),
                        form.whole(),
                        Signature.of(http),
                        http));
    }

    private static Optional<String> text(Form form, String name) {
        return form.members().get(name) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    private static AwsRequest request(
            AwsService service, String operation, Protocol protocol, BodyReader reader, HttpCall http) {
        Input input;
        boolean readable = true;
        try {
            input = new Input(reader.read(http.body()));
        } catch (IOException e) {
            input = new Input(Map.of());
            readable = false;
        }
        return new AwsRequest(service, operation, protocol, input, readable, Signature.of(http), http);
    }
}
