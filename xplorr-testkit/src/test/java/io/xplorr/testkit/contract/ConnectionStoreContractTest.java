package io.xplorr.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.xplorr.connection.ConnectionStore;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every test of the contract catches the stores that are wrong in just its way. */
class ConnectionStoreContractTest {
    static Stream<Arguments> tests() {
        return Stream.of(
                broken("save_firstVersion_isFoundAsItWas", "finds nothing", BrokenConnectionStores::findsNothing),
                broken(
                        "save_everyFieldSet_isFoundToTheLastValue",
                        "loses the facts",
                        BrokenConnectionStores::losesTheFacts),
                broken(
                        "save_nextVersion_replacesTheHeldOne",
                        "keeps the first version for ever",
                        BrokenConnectionStores::keepsTheFirstVersionForEver),
                broken(
                        "save_versionThatIsNotTheNext_changesNothing",
                        "overwrites whatever is held",
                        BrokenConnectionStores::overwritesWhateverIsHeld),
                broken(
                        "save_laterVersionOfNothing_isRefused",
                        "overwrites whatever is held",
                        BrokenConnectionStores::overwritesWhateverIsHeld),
                broken(
                        "save_manyAtOnce_oneWins",
                        "tells every rival that it won",
                        BrokenConnectionStores::tellsEveryRivalThatItWon),
                broken(
                        "save_manyFirstVersionsAtOnce_oneWins",
                        "tells every rival that it won",
                        BrokenConnectionStores::tellsEveryRivalThatItWon),
                broken("find_unknownId_isEmpty", "folds the case of ids", BrokenConnectionStores::foldsTheCaseOfIds),
                broken(
                        "list_ofATenant_holdsItsOwnInOrderOfIds",
                        "lists the connections of others",
                        BrokenConnectionStores::listsTheConnectionsOfOthers),
                broken(
                        "list_ofATenant_holdsItsOwnInOrderOfIds",
                        "lists backwards",
                        BrokenConnectionStores::listsBackwards),
                broken(
                        "list_removedConnection_isStillThere",
                        "hides what is removed",
                        BrokenConnectionStores::hidesWhatIsRemoved),
                broken(
                        "shareExternalId_ofAGroup_isTheFirstProposal",
                        "takes the latest proposal",
                        BrokenConnectionStores::takesTheLatestProposal),
                broken(
                        "shareExternalId_ofOtherGroups_isTheirOwn",
                        "mixes tenants",
                        BrokenConnectionStores::mixesTenants),
                broken(
                        "shareExternalId_ofOtherGroups_isTheirOwn",
                        "mixes providers",
                        BrokenConnectionStores::mixesProviders),
                broken(
                        "shareExternalId_ofOtherGroups_isTheirOwn",
                        "folds the case of groups",
                        BrokenConnectionStores::foldsTheCaseOfGroups),
                broken(
                        "shareExternalId_ofOtherGroups_isTheirOwn",
                        "mixes generations",
                        BrokenConnectionStores::mixesGenerations),
                broken(
                        "shareExternalId_manyAtOnce_allGetTheSame",
                        "takes the latest proposal",
                        BrokenConnectionStores::takesTheLatestProposal));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("tests")
    void contractTest_catchesItsBrokenStore(String test, Supplier<ConnectionStore> broken) {
        assertThatCode(() -> run(test, BrokenConnectionStore::new))
                .as("with nothing broken")
                .doesNotThrowAnyException();
        assertThat(catchThrowable(() -> run(test, broken)))
                .as("with one thing broken")
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void everyContractTest_hasABrokenStore() {
        assertThat(tests().map(test -> test.get()[0]).distinct())
                .containsExactlyInAnyOrderElementsOf(ContractTests.namesOf(ConnectionStoreContract.class));
    }

    private static Arguments broken(String test, String how, Supplier<ConnectionStore> broken) {
        return arguments(test, Named.of(how, broken));
    }

    private static void run(String test, Supplier<ConnectionStore> stores) throws Throwable {
        ConnectionStoreContract contract = new ConnectionStoreContract() {
            @Override
            protected ConnectionStore emptyStore() {
                return stores.get();
            }
        };
        contract.openEmptyStore();
        ContractTests.run(contract, test);
    }
}
