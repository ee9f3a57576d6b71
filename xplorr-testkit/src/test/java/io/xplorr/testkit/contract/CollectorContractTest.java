package io.xplorr.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.xplorr.spi.CloudProvider;
import io.xplorr.testkit.ManualClock;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.opentest4j.TestAbortedException;

/** Every test of the contract catches the providers that are wrong in just its way. */
class CollectorContractTest {
    static Stream<Arguments> tests() {
        return Stream.of(
                broken(
                        "read_severalPages_holdsEveryRecordOnce",
                        "loses a record of each page",
                        BrokenProviders.losesARecordOfEachPage()),
                broken(
                        "read_severalPages_holdsEveryRecordOnce",
                        "hands on each record twice",
                        BrokenProviders.handsOnEachRecordTwice()),
                broken(
                        "read_severalPages_asksForEachOnce",
                        "asks for each page twice",
                        BrokenProviders.asksForEachPageTwice()),
                broken(
                        "read_emptyPageWithAToken_goesOn",
                        "takes an empty page for the last",
                        BrokenProviders.takesAnEmptyPageForTheLast()),
                broken(
                        "read_sameTokenAgain_endsAndHoldsNothingOfIt",
                        "takes a repeated token for the end",
                        BrokenProviders.takesARepeatedTokenForTheEnd()),
                broken(
                        "read_tokenRefusedHalfway_beginsAnewAndHoldsEveryRecordOnce",
                        "takes a refused token for a refusal",
                        BrokenProviders.takesARefusedTokenForARefusal()),
                broken(
                        "read_besideAnother_holdsEveryRecordOnce",
                        "remembers where it is",
                        BrokenProviders.remembersWhereItIs()),
                broken(
                        "read_ofTheWindowBefore_holdsNothingOfAnother",
                        "reads this month whatever it is asked for",
                        BrokenProviders.readsThisMonthWhateverItIsAskedFor()),
                broken(
                        "read_ofAnotherRegion_holdsNothing",
                        "reads its own region only",
                        BrokenProviders.readsItsOwnRegionOnly()),
                broken(
                        "read_deniedHalfway_keepsWhatIsHeld",
                        "takes a failure for the end",
                        BrokenProviders.takesAFailureForTheEnd()),
                broken(
                        "read_denied_isAProblemWithARemedyAndNotRetried",
                        "retries denials",
                        BrokenProviders.retriesDenials()),
                broken(
                        "read_denied_isAProblemWithARemedyAndNotRetried",
                        "leaves no remedy",
                        BrokenProviders.leavesNoRemedy()),
                broken(
                        "read_denied_isAProblemWithARemedyAndNotRetried",
                        "takes a denial for an empty answer",
                        BrokenProviders.takesADenialForAnEmptyAnswer()),
                broken(
                        "read_throttledTwice_isRetriedByTheGate",
                        "gives up when throttled",
                        BrokenProviders.givesUpWhenThrottled()),
                broken(
                        "read_throttledTwice_isRetriedByTheGate",
                        "retries behind the gate",
                        BrokenProviders.retriesBehindTheGate()),
                broken(
                        "read_unavailableForAMoment_isRetriedByTheGate",
                        "gives up when unavailable",
                        BrokenProviders.givesUpWhenUnavailable()),
                broken(
                        "read_expiredHalfway_refreshesTheCredentialsAndRepeatsThePage",
                        "takes expiry for a refusal",
                        BrokenProviders.takesExpiryForARefusal()),
                broken("read_amounts_areExact", "counts money in doubles", BrokenProviders.countsMoneyInDoubles()),
                broken("read_twice_yieldsTheSameRecords", "numbers its records", BrokenProviders.numbersItsRecords()),
                broken(
                        "records_carryTheOriginOfTheirOwnRead",
                        "remembers the first origin",
                        BrokenProviders.remembersTheFirstOrigin()),
                broken("everyCall_goesThroughTheGate", "calls past the gate", BrokenProviders.callsPastTheGate()),
                broken(
                        "cancel_makesNoFurtherCallAndHoldsNothing",
                        "reads all pages in one call",
                        BrokenProviders.readsAllPagesInOneCall()),
                broken("dataset_namesTheActionThatItTakes", "names no action", BrokenProviders.namesNoAction()),
                broken(
                        "collector_ofAnUnknownDataset_isRefused",
                        "reads whatever it is asked for",
                        BrokenProviders.readsWhateverItIsAskedFor()),
                broken(
                        "credentials_ofAnotherProvider_areRefusedWithoutTheirSecret",
                        "takes any credentials",
                        BrokenProviders.takesAnyCredentials()));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("tests")
    void contractTest_catchesItsBrokenProvider(String test, Function<CloudProvider, CloudProvider> breaking) {
        assertThatCode(() -> run(test, right -> right))
                .as("with nothing broken")
                .doesNotThrowAnyException();
        assertThat(catchThrowable(() -> run(test, breaking)))
                .as("with one thing broken")
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void everyContractTest_hasABrokenProvider() {
        assertThat(tests().map(test -> test.get()[0]).distinct())
                .containsExactlyInAnyOrderElementsOf(ContractTests.namesOf(CollectorContract.class));
    }

    @Test
    void troubleThatTheCloudDoesNotMake_skipsItsTests() {
        CollectorContract contract = new CollectorContract() {
            @Override
            protected ContractCloud open(ManualClock clock) {
                return new FakeContractCloud(clock, right -> right);
            }

            @Override
            protected Set<Trouble> unknownTroubles() {
                return Set.of(Trouble.EXPIRED);
            }
        };

        assertThat(catchThrowable(() ->
                        ContractTests.run(contract, "read_expiredHalfway_refreshesTheCredentialsAndRepeatsThePage")))
                .isInstanceOf(TestAbortedException.class)
                .hasMessageContaining("EXPIRED");
    }

    private static Arguments broken(String test, String how, Function<CloudProvider, CloudProvider> breaking) {
        return arguments(test, Named.of(how, breaking));
    }

    private static void run(String test, Function<CloudProvider, CloudProvider> breaking) throws Throwable {
        CollectorContract contract = new CollectorContract() {
            @Override
            protected ContractCloud open(ManualClock clock) {
                return new FakeContractCloud(clock, breaking);
            }
        };
        ContractTests.run(contract, test);
    }
}
