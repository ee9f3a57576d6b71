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
        try {
            if (http.header("smithy-protocol").isPresent()) {
                return readCbor(http);
            }
            Optional<String> target = http.header("x-amz-target");
            return target.isPresent() ? readJson(http, target.get()) : readForm(http);
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Returns the IAM action, such as {@code ec2:DescribeInstances}. */
    public String action() {
        return service.action(operation);
    }

    /** Tells whether it asks for a further page, by whichever name its service has for the token. */
    public boolean hasPageToken() {
        return PAGE_TOKENS.stream()
                .anyMatch(name -> input.text(name).filter(it -> !it.isEmpty()).isPresent());
    }

    private static Optional<AwsRequest> readCbor(HttpCall http) throws IOException {
        Matcher path = RPC_PATH.matcher(http.path());
        if (!path.matches()) {
            return Optional.empty();
        }
        Optional<AwsService> service = AwsService.ofTarget(path.group(1));
        return service.isEmpty()
                ? Optional.empty()
                : Optional.of(request(service.get(), path.group(2), CBOR, Cbor.read(http.body()), http));
    }

    private static Optional<AwsRequest> readJson(HttpCall http, String target) throws IOException {
        int dot = target.lastIndexOf('.');
        Optional<AwsService> service = AwsService.ofTarget(target.substring(0, Math.max(dot, 0)));
        if (service.isEmpty()) {
            return Optional.empty();
        }
        Protocol protocol =
                http.header("content-type").orElse("").startsWith("application/x-amz-json-1.0") ? JSON_1_0 : JSON_1_1;
        return Optional.of(request(service.get(), target.substring(dot + 1), protocol, Json.read(http.body()), http));
    }

    private static Optional<AwsRequest> readForm(HttpCall http) {
        Map<String, Object> form = Form.read(http.body());
        Input input = new Input(form);
        return input.text("Version")
                .flatMap(AwsService::ofVersion)
                .map(service -> request(
                        service, input.text("Action").orElse(""), service == AwsService.EC2 ? EC2 : QUERY, form, http));
    }

    private static AwsRequest request(
            AwsService service, String operation, Protocol protocol, Map<String, Object> members, HttpCall http) {
        return new AwsRequest(service, operation, protocol, new Input(members), Signature.of(http), http);
    }
}
