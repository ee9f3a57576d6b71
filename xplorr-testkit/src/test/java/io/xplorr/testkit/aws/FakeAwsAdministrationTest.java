package io.xplorr.testkit.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xplorr.testkit.aws.estate.Volume;
import io.xplorr.testkit.aws.fault.CallMatcher;
import io.xplorr.testkit.aws.fault.Fault;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import wiremock.com.fasterxml.jackson.databind.JsonNode;
import wiremock.com.fasterxml.jackson.databind.ObjectMapper;

class FakeAwsAdministrationTest extends FakeAwsFixture {
    private final HttpClient http = HttpClient.newHttpClient();

    private HttpResponse<String> send(FakeAws aws, String method, String path, String body) {
        try {
            return http.send(
                    HttpRequest.newBuilder(aws.endpoint().resolve("/_xplorr/" + path))
                            .method(method, BodyPublishers.ofString(body))
                            .build(),
                    BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private JsonNode json(FakeAws aws, String method, String path, String body) {
        HttpResponse<String> answer = send(aws, method, path, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        try {
            return new ObjectMapper().readTree(answer.body());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void faults_armedListedAndDeletedOverHttp() {
        FakeAws aws = start(organization());
        AwsClient client = payer(aws);

        JsonNode armed = json(aws, "POST", "faults", """
                [{"fault": "throttle", "action": "ec2:*", "region": "eu-west-1", "account": "111122223333", "nth": 2},
                 {"fault": "unavailable", "action": "rds:*"}]""");
        assertThat(armed.path("faults").toString())
                .isEqualTo(
                        "[{\"id\":1,\"fault\":\"Throttle[]\",\"calls\":\"ec2:* in eu-west-1 of 111122223333, call 2\","
                                + "\"met\":0},{\"id\":2,\"fault\":\"ErrorCode[code=ServiceUnavailable, status=503, "
                                + "message=The service is unavailable. Please try again shortly.]\",\"calls\":\"rds:*\","
                                + "\"met\":0}]");

        assertThat(client.query("ec2", "DescribeRegions").status()).isEqualTo(200);
        assertThat(client.query("ec2", "DescribeRegions").status()).isEqualTo(503);
        assertThat(client.query("rds", "DescribeDBInstances").status()).isEqualTo(503);
        assertThat(json(aws, "GET", "faults", "").path("faults"))
                .extracting(it -> it.path("met").asInt())
                .containsExactly(1, 1);

        json(aws, "DELETE", "faults/2", "");
        assertThat(client.query("rds", "DescribeDBInstances").status()).isEqualTo(200);
        assertThat(send(aws, "DELETE", "faults/2", "").statusCode()).isEqualTo(404);
        json(aws, "DELETE", "faults", "");
        assertThat(json(aws, "GET", "faults", "").path("faults")).isEmpty();
    }

    @Test
    void faults_oneWrongOfTwo_armsNone() {
        FakeAws aws = start(organization());

        HttpResponse<String> answer =
                send(aws, "POST", "faults", "[{\"fault\": \"throttle\"}, {\"fault\": \"throttle\", \"often\": 3}]");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).isEqualTo("{\"message\":\"throttle knows no often\"}");
        assertThat(aws.unmetFaults()).isEmpty();
    }

    @Test
    void calls_toldAndForgottenOverHttp() {
        FakeAws aws = start(organization());
        aws.role(PAYER, "XplorrReadOnly").trusting(VENDOR).allowing("ec2:*");
        AwsClient session = vendor(aws).assume(ROLE, "any");
        session.query("ec2", "DescribeVolumes");
        payer(aws).json("ce", "ListCostCategoryDefinitions", "{}");
        payer(aws).json("ce", "GetTags", "{}");

        JsonNode calls = json(aws, "GET", "calls", "");

        assertThat(calls.path("count").asInt()).isEqualTo(4);
        assertThat(calls.path("spend").asText()).isEqualTo("0.01");
        assertThat(calls.at("/calls/1").toString())
                .isEqualTo(
                        "{\"at\":\"2026-11-23T10:00:00Z\",\"action\":\"ec2:DescribeVolumes\",\"region\":\"eu-west-1\","
                                + "\"account\":\"111122223333\",\"session\":\"xplorr-test\",\"status\":200,\"price\":\"0\"}");
        assertThat(calls.at("/calls/3/errorCode").asText()).isEqualTo("ValidationException");
        json(aws, "DELETE", "calls", "");
        assertThat(aws.calls().count()).isZero();
    }

    @Test
    void clock_putForwardOverHttp_letsResourcesComeAndSessionsExpire() {
        FakeAws aws = start(organization()
                .place(
                        PAYER,
                        "eu-west-1",
                        Volume.builder("vol-1")
                                .created(clock.now().plus(Duration.ofDays(1)))
                                .build()));
        aws.role(PAYER, "XplorrReadOnly").trusting(VENDOR).allowing("ec2:*");
        AwsClient session = vendor(aws).assume(ROLE, "any");
        assertThat(json(aws, "GET", "clock", "").path("now").asText()).isEqualTo("2026-11-23T10:00:00Z");

        assertThat(json(aws, "POST", "clock", "{\"seconds\": 86400}")
                        .path("now")
                        .asText())
                .isEqualTo("2026-11-24T10:00:00Z");

        assertThat(session.query("ec2", "DescribeVolumes").errorCode()).isEqualTo("RequestExpired");
        assertThat(vendor(aws)
                        .assume(ROLE, "any")
                        .query("ec2", "DescribeVolumes")
                        .xml("//volumeId"))
                .containsExactly("vol-1");
        clock.advance(Duration.ofSeconds(1));
        assertThat(aws.clock().instant()).isEqualTo("2026-11-24T10:00:01Z");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            value = {
                "{}; seconds is missing",
                "[]; seconds is missing",
                "{\"seconds\": -1}; seconds must not be negative"
            })
    void clock_wrongRequest_refused(String body, String message) {
        HttpResponse<String> answer = send(start(organization()), "POST", "clock", body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains(message);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"GET, weather", "PUT, faults", "POST, calls", "DELETE, faults/x", "DELETE, elsewhere"})
    void unknownPathOrMethod_404(String method, String path) {
        HttpResponse<String> answer = send(start(organization()), method, path, "");

        assertThat(answer.statusCode()).isEqualTo(404);
        if (!method.equals("DELETE")) {
            assertThat(answer.body()).contains("/_xplorr/faults", "/_xplorr/calls", "/_xplorr/clock");
        }
    }

    static Stream<Arguments> everyFault() {
        return Stream.of(
                Arguments.of("{'fault':'throttle'}", Fault.throttle()),
                Arguments.of("{'fault':'deny'}", Fault.deny()),
                Arguments.of("{'fault':'denyBy','policy':'service control'}", Fault.denyBy("service control")),
                Arguments.of(
                        "{'fault':'denyBy','policy':'session','arn':'arn:aws:iam::aws:policy/X'}",
                        Fault.denyBy("session", "arn:aws:iam::aws:policy/X")),
                Arguments.of(
                        "{'fault':'errorCode','code':'X','status':418,'message':'tea'}",
                        Fault.errorCode("X", 418, "tea")),
                Arguments.of("{'fault':'errorCode','code':'X','status':500}", Fault.errorCode("X", 500)),
                Arguments.of("{'fault':'internalError'}", Fault.internalError()),
                Arguments.of("{'fault':'unavailable'}", Fault.unavailable()),
                Arguments.of("{'fault':'expireSession'}", Fault.expireSession()),
                Arguments.of("{'fault':'disableRegion'}", Fault.disableRegion()),
                Arguments.of("{'fault':'skewClock','seconds':-1200}", Fault.skewClock(Duration.ofMinutes(-20))),
                Arguments.of("{'fault':'repeatToken'}", Fault.repeatToken()),
                Arguments.of("{'fault':'emptyPage'}", Fault.emptyPage()),
                Arguments.of("{'fault':'garbage'}", Fault.garbage()),
                Arguments.of("{'fault':'garbage','status':404,'body':'?'}", Fault.garbage(404, "?")),
                Arguments.of("{'fault':'badGateway'}", Fault.badGateway()),
                Arguments.of("{'fault':'delay','seconds':0.25}", Fault.delay(Duration.ofMillis(250))),
                Arguments.of("{'fault':'slow','seconds':2}", Fault.slow(Duration.ofSeconds(2))),
                Arguments.of("{'fault':'reset'}", Fault.reset()),
                Arguments.of("{'fault':'resetMidBody'}", Fault.resetMidBody()),
                Arguments.of("{'fault':'truncate'}", Fault.truncate()),
                Arguments.of("{'fault':'stall'}", Fault.stall()),
                Arguments.of("{'fault':'stallMidBody'}", Fault.stallMidBody()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("everyFault")
    void arm_json_isTheFaultOfThatName(String json, Fault fault) {
        FakeAws aws = start(organization());

        aws.arm(json.replace('\'', '"'));

        assertThat(aws.unmetFaults()).extracting(it -> it.fault()).containsExactly(fault);
    }

    @Test
    void everyMethodOfFault_hasItsName() {
        assertThat(Arrays.stream(Fault.class.getDeclaredMethods())
                        .filter(method -> Modifier.isStatic(method.getModifiers()) && !method.isSynthetic())
                        .map(Method::getName))
                .allSatisfy(name -> assertThat(everyFault())
                        .anySatisfy(it -> assertThat(it.get()[0].toString()).contains("'" + name + "'")));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            value = {
                "{'first':3};          *, the first 3",
                "{'everyNth':3};       *, one of 3",
                "{'share':0.5};        *, a share of 0.5 with seed 0",
                "{'share':0.5,'seed':9,'action':'ce:*'}; ce:*, a share of 0.5 with seed 9",
                "{'forSeconds':90};    *, for PT1M30S"
            })
    void arm_json_aimsAsTheMatcherDoes(String json, String calls) {
        FakeAws aws = start(organization());

        aws.arm(json.replace('\'', '"').replace("{", "{\"fault\":\"throttle\","));

        assertThat(aws.unmetFaults()).extracting(it -> it.matcher().toString()).containsExactly(calls);
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = ';',
            value = {
                "nothing;                                               not a JSON object",
                "7;                                                     not a JSON object",
                "[7];                                                   not a JSON object",
                "{};                                                    fault is missing",
                "{'fault':'flood'};                                     fault must be one of badGateway",
                "{'fault':'throttle','seconds':3};                      throttle knows no seconds",
                "{'fault':'throttle','first':3,'nth':1};                first and nth cannot be set together",
                "{'fault':'throttle','first':0};                        n must be at least 1",
                "{'fault':'throttle','first':'some'};                   first must be an integer",
                "{'fault':'throttle','share':1.5};                      share must be from 0 to 1",
                "{'fault':'throttle','forSeconds':-1};                  duration must not be negative",
                "{'fault':'delay'};                                     seconds is missing",
                "{'fault':'delay','seconds':'long'};                    seconds must be a number",
                "{'fault':'delay','seconds':0.0001};                    seconds must be whole milliseconds",
                "{'fault':'delay','seconds':-1};                        duration must not be negative",
                "{'fault':'errorCode','status':500};                    code is missing",
                "{'fault':'errorCode','code':'X','status':200};         status must be from 400 to 599",
                "{'fault':'denyBy','policy':['a']};                     policy must be a single value"
            })
    void arm_wrongJson_refused(String json, String message) {
        FakeAws aws = start(organization());

        assertThatThrownBy(() -> aws.arm(json.replace('\'', '"')))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @Test
    void advance_movesTheFakesOwnClock_onlyForward() {
        FakeAws aws = start(organization());

        aws.advance(Duration.ofHours(2));

        assertThat(aws.clock().instant()).isEqualTo(clock.now().plus(Duration.ofHours(2)));
        clock.advance(Duration.ofHours(1));
        assertThat(aws.clock().instant()).isEqualTo(clock.now().plus(Duration.ofHours(2)));
        assertThatThrownBy(() -> aws.advance(Duration.ofSeconds(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("duration must not be negative, was: PT-1S");
    }

    @Test
    void matcher_sharesOutOfRange_refused() {
        assertThatThrownBy(() -> CallMatcher.anyCall().share(Double.NaN, 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CallMatcher.anyCall().everyNth(0)).isInstanceOf(IllegalArgumentException.class);
    }
}
