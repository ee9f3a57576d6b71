package io.xplorr.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.xplorr.connection.ConnectionId;
import io.xplorr.record.CloudRecord;
import io.xplorr.record.DatasetId;
import io.xplorr.store.Store;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every test of the contract catches the store that is wrong in just its way. */
class StoreContractTest {
    static Stream<Arguments> tests() {
        return Stream.of(
                arguments("open_eachTime_issuesAHigherNumber", BrokenStores.issuesOneNumberForEver()),
                arguments("open_byManyAtOnce_issuesEachNumberOnce", BrokenStores.issuesOneNumberTwice()),
                arguments("states_nothingCommitted_areNone", BrokenStores.listsWhatWasOnlyBegun()),
                arguments("commit_firstTime_holdsWhatWasWritten", BrokenStores.losesAllPagesButTheFirst()),
                arguments("commit_again_replacesTheWholeSlice", BrokenStores.addsToWhatIsHeld()),
                arguments("commit_ofNothing_emptiesTheSlice", BrokenStores.ignoresACommitOfNothing()),
                arguments("commit_leavesOtherSlicesAlone", BrokenStores.emptiesTheOtherSlices()),
                arguments("commit_leavesOtherDatasetsAlone", BrokenStores.mixesDatasets()),
                arguments("commit_keepsTheSeal", BrokenStores.forgetsTheSeal()),
                arguments("states_ofTheStore_areThoseOfTheNewestRunAndStartNone", BrokenStores.looksByStartingARun()),
                arguments("states_ofTheStore_areInTheOrderOfTheirSlices", BrokenStores.listsTheLastSliceFirst()),
                arguments("commit_laterRun_bringsTheStateUpToDate", BrokenStores.keepsTheFirstState()),
                arguments("commit_orWrite_afterTheEnd_isRefused", BrokenStores.takesWritesAfterTheEnd()),
                arguments("write_beforeCommit_readersSeeTheOldContent", BrokenStores.showsPagesBeforeTheCommit()),
                arguments("write_sameKeyInOnePage_laterCounts", BrokenStores.keepsTheFirstOfAPage()),
                arguments("write_sameKeyInLaterPage_laterCounts", BrokenStores.keepsTheFirstOfAllPages()),
                arguments("write_sameKeyInTwoSlices_isHeldInBoth", BrokenStores.keysByRecordOnly()),
                arguments("write_emptyPage_addsNothing", BrokenStores.refusesAnEmptyPage()),
                arguments("write_everyKindWithAllFields_comesBackTheSame", BrokenStores.losesFields()),
                arguments("write_everyKindWithFewFields_comesBackTheSame", BrokenStores.makesAbsentTextsEmpty()),
                arguments("write_anyDecimal_isKeptToTheLastDigit", BrokenStores.roundsMoney()),
                arguments("close_withoutCommit_keepsTheOldContent", BrokenStores.commitsAtClose()),
                arguments("close_repeated_changesNothing", BrokenStores.emptiesTheSliceAtClose()),
                arguments("commit_ofAnOlderRun_isSuperseded", BrokenStores.commitsLate()),
                arguments(
                        "commit_ofAnOlderRun_isSuperseded_alsoWhereTheNewerHasNotBegun",
                        BrokenStores.fencesOnlyWhatTheNewerRunHasWritten()),
                arguments("commit_whileANewerRunIsOpened_isInTimeOrChangesNothing", BrokenStores.fencesWithoutALock()),
                arguments("begin_ofAnOlderRun_isSuperseded", BrokenStores.beginsLate()),
                arguments("abandonedWriter_ofAnOlderRun_doesNoHarm", BrokenStores.emptiesTheSliceAtClose()),
                arguments("commit_ofTwoWriters_theLaterIsWhole", BrokenStores.sharesWhatIsStaged()),
                arguments("retire_marksTheSlice_andKeepsItsContent", BrokenStores.forgetsTheContentOfRetiredSlices()),
                arguments("retire_thenCommit_isInUseAgain", BrokenStores.neverTakesRetirementBack()),
                arguments("retire_ofAnOlderRun_isSuperseded", BrokenStores.retiresLate()),
                arguments("remove_forgetsTheConnection_andRefusesItsRun", BrokenStores.removesOnlyTheRun()),
                arguments("remove_ofAnUnknownConnection_doesNothing", BrokenStores.failsToRemoveTheUnknown()),
                arguments("connections_doNotTouch", BrokenStores.mixesConnections()),
                arguments("slicesOfOneRun_writtenAtOnce_areAllKept", BrokenStores.writesOneSliceAtATime()),
                arguments("readers_whileASliceIsReplaced_neverSeeHalfOfIt", BrokenStores.replacesInTwoSteps()),
                arguments("interruptedWriter_leavesTheStoreUsable", BrokenStores.breaksOnAnInterrupt()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tests")
    void contractTest_catchesItsBrokenStore(String test, BrokenStore broken) {
        assertThatCode(() -> run(test, new BrokenStore()))
                .as("with nothing broken")
                .doesNotThrowAnyException();
        assertThat(catchThrowable(() -> run(test, broken)))
                .as("with one thing broken")
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void everyContractTest_hasABrokenStore() {
        assertThat(ContractTests.namesOf(StoreContract.class))
                .containsExactlyInAnyOrderElementsOf(
                        tests().map(test -> (String) test.get()[0]).toList());
    }

    private static void run(String test, BrokenStore store) throws Throwable {
        StoreContract contract = new StoreContract() {
            @Override
            protected Store store() {
                return store;
            }

            @Override
            protected List<CloudRecord> read(ConnectionId connectionId, DatasetId dataset) {
                return store.read(connectionId, dataset);
            }
        };
        ContractTests.run(contract, test);
    }
}
