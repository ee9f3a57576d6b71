package io.xplorr.testkit.aws;

import io.xplorr.testkit.aws.access.AccessKey;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import wiremock.com.fasterxml.jackson.databind.JsonNode;
import wiremock.com.fasterxml.jackson.databind.ObjectMapper;

/** The least that is an AWS client: signs with SigV4 (written from its specification) and sends. */
final class AwsClient {
    private static final Map<String, String> VERSIONS = Map.of(
            "sts", "2011-06-15",
            "ec2", "2016-11-15",
            "elb", "2012-06-01",
            "elbv2", "2015-12-01",
            "rds", "2014-10-31",
            "monitoring", "2010-08-01");
    private static final Map<String, String> TARGETS = Map.of(
            "ce", "AWSInsightsIndexService.",
            "organizations", "AWSOrganizationsV20161128.",
            "monitoring", "GraniteServiceVersion20100801.");
    private static final Set<String> GLOBAL_SERVICES = Set.of("ce", "organizations");
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final URI endpoint;
    private final AccessKey key;
    private final String region;
    private final Clock clock;
    private final Optional<Scope> scope;
    private final Set<String> unsigned;

    /** What a signature says it is for. */
    private record Scope(String service, String region) {}

    /** An answer. */
    record Answer(int status, Map<String, List<String>> headers, byte[] bytes) {
        String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }

        JsonNode json() {
            try {
                return new ObjectMapper().readTree(bytes);
            } catch (IOException e) {
                throw new AssertionError("not JSON: " + text(), e);
            }
        }

        /** Returns the texts of the elements that an XPath finds, whatever their namespace. */
        List<String> xml(String path) {
            try {
                Document document = DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new ByteArrayInputStream(bytes));
                NodeList nodes = (NodeList)
                        XPathFactory.newInstance().newXPath().evaluate(path, document, XPathConstants.NODESET);
                List<String> texts = new ArrayList<>();
                for (int i = 0; i < nodes.getLength(); i++) {
                    texts.add(nodes.item(i).getTextContent());
                }
                return texts;
            } catch (Exception e) {
                throw new AssertionError("not XML: " + text(), e);
            }
        }

        String header(String name) {
            return headers.getOrDefault(name, List.of()).stream().findFirst().orElse("");
        }

        /** Returns the error code, of whichever protocol. */
        String errorCode() {
            return text().startsWith("{")
                    ? json().path("__type").asText()
                    : xml("//Error/Code").stream().findFirst().orElse("");
        }

        String errorMessage() {
            return text().startsWith("{")
                    ? json().path("Message").asText(json().path("message").asText())
                    : xml("//Error/Message").stream().findFirst().orElse("");
        }
    }

    AwsClient(URI endpoint, AccessKey key, String region, Clock clock) {
        this(endpoint, key, region, clock, Optional.empty(), Set.of());
    }

    private AwsClient(
            URI endpoint, AccessKey key, String region, Clock clock, Optional<Scope> scope, Set<String> unsigned) {
        this.endpoint = endpoint;
        this.key = key;
        this.region = region;
        this.clock = clock;
        this.scope = scope;
        this.unsigned = unsigned;
    }

    static AwsClient of(FakeAws aws, AccessKey key, String region) {
        return new AwsClient(aws.endpoint(), key, region, aws.clock());
    }

    AwsClient inRegion(String other) {
        return new AwsClient(endpoint, key, other, clock, scope, unsigned);
    }

    AwsClient withKey(AccessKey other) {
        return new AwsClient(endpoint, other, region, clock, scope, unsigned);
    }

    /** Signs all for this service and region; else for that which is asked, and global services for us-east-1. */
    AwsClient scopedTo(String service, String otherRegion) {
        return new AwsClient(endpoint, key, region, clock, Optional.of(new Scope(service, otherRegion)), unsigned);
    }

    /** Leaves headers out of the signature. */
    AwsClient withoutSigning(String... headers) {
        return new AwsClient(endpoint, key, region, clock, scope, Set.of(headers));
    }

    /** Sends a query with parameters, name by name and value by value. */
    Answer query(String service, String action, String... parameters) {
        StringBuilder form = new StringBuilder("Action=" + action + "&Version=" + VERSIONS.get(service));
        for (int i = 0; i < parameters.length; i += 2) {
            form.append('&')
                    .append(parameters[i])
                    .append('=')
                    .append(URLEncoder.encode(parameters[i + 1], StandardCharsets.UTF_8));
        }
        return form(service, form.toString());
    }

    /** Sends a form as it is, however malformed. */
    Answer form(String service, String form) {
        String signingName = service.startsWith("elb") ? "elasticloadbalancing" : service;
        return send(
                signingName,
                "/",
                Map.of("content-type", "application/x-www-form-urlencoded; charset=utf-8"),
                form.getBytes(StandardCharsets.UTF_8));
    }

    Answer json(String service, String operation, String body) {
        String version = service.equals("monitoring") ? "1.0" : "1.1";
        return send(
                service,
                "/",
                Map.of(
                        "content-type", "application/x-amz-json-" + version,
                        "x-amz-target", TARGETS.get(service) + operation),
                body.getBytes(StandardCharsets.UTF_8));
    }

    Answer cbor(String operation, byte[] body) {
        return send(
                "monitoring",
                "/service/GraniteServiceVersion20100801/operation/" + operation,
                Map.of("content-type", "application/cbor", "smithy-protocol", "rpc-v2-cbor"),
                body);
    }

    /** Becomes a role. */
    AwsClient assume(String roleArn, String externalId) {
        Answer answer = query(
                "sts", "AssumeRole", "RoleArn", roleArn, "RoleSessionName", "xplorr-test", "ExternalId", externalId);
        if (answer.status() != 200) {
            throw new AssertionError(answer.text());
        }
        return withKey(new AccessKey(
                answer.xml("//AccessKeyId").get(0),
                answer.xml("//SecretAccessKey").get(0),
                Optional.of(answer.xml("//SessionToken").get(0)),
                roleArn.split(":", -1)[4]));
    }

    private Answer send(String service, String path, Map<String, String> headers, byte[] body) {
        try {
            return trySend(service, path, headers, body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private Answer trySend(String service, String path, Map<String, String> headers, byte[] body)
            throws IOException, InterruptedException {
        String stamp = STAMP.format(clock.instant());
        TreeMap<String, String> signed = new TreeMap<>(headers);
        signed.put("x-amz-date", stamp);
        signed.put("host", endpoint.getAuthority());
        key.sessionToken().ifPresent(token -> signed.put("x-amz-security-token", token));
        Map<String, String> sent = new TreeMap<>(signed);
        signed.keySet().removeAll(unsigned);
        StringBuilder canonical = new StringBuilder("POST\n" + path + "\n\n");
        signed.forEach((name, value) -> canonical.append(name + ":" + value + "\n"));
        String names = String.join(";", signed.keySet());
        canonical.append("\n" + names + "\n" + sha256(body));
        Scope of = this.scope.orElseGet(
                () -> new Scope(service, GLOBAL_SERVICES.contains(service) ? "us-east-1" : region));
        String scope = stamp.substring(0, 8) + "/" + of.region() + "/" + of.service() + "/aws4_request";
        String text = "AWS4-HMAC-SHA256\n" + stamp + "\n" + scope + "\n"
                + sha256(canonical.toString().getBytes(StandardCharsets.UTF_8));
        byte[] signingKey = ("AWS4" + key.secretAccessKey()).getBytes(StandardCharsets.UTF_8);
        for (String part : scope.split("/", -1)) {
            signingKey = hmac(signingKey, part);
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(endpoint.resolve(path))
                .timeout(Duration.ofSeconds(20))
                .header(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=" + key.accessKeyId() + "/" + scope + ", SignedHeaders=" + names
                                + ", Signature=" + HexFormat.of().formatHex(hmac(signingKey, text)))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        sent.remove("host");
        sent.forEach(request::header);
        HttpResponse<byte[]> response = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        return new Answer(response.statusCode(), response.headers().map(), response.body());
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
