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
                arguments("open_eachTime_issuesAHigherNumber", BrokenRuns.issuesOneNumberForEver()),
                arguments("open_byManyAtOnce_issuesEachNumberOnce", RacyStores.issuesOneNumberTwice()),
                arguments("states_nothingCommitted_areNone", BrokenRuns.listsWhatWasOnlyBegun()),
                arguments("commit_firstTime_holdsWhatWasWritten", BrokenStores.losesAllPagesButTheFirst()),
                arguments("commit_again_replacesTheWholeSlice", BrokenStores.addsToWhatIsHeld()),
                arguments("commit_ofNothing_emptiesTheSlice", BrokenStores.ignoresACommitOfNothing()),
                arguments("commit_leavesOtherSlicesAlone", BrokenStores.emptiesTheOtherSlices()),
                arguments("commit_leavesOtherDatasetsAlone", BrokenStores.mixesDatasets()),
                arguments("commit_keepsTheSeal", BrokenStores.forgetsTheSeal()),
                arguments("states_ofTheStore_areThoseOfTheNewestRunAndStartNone", BrokenRuns.looksByStartingARun()),
                arguments("states_ofTheStore_areInTheOrderOfTheirSlices", BrokenRuns.listsTheLastSliceFirst()),
                arguments("commit_laterRun_bringsTheStateUpToDate", BrokenRuns.keepsTheFirstState()),
                arguments("commit_orWrite_afterTheEnd_isRefused", BrokenRuns.takesWritesAfterTheEnd()),
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
                arguments("commit_ofAnOlderRun_isSuperseded", BrokenRuns.commitsLate()),
                arguments(
                        "commit_ofAnOlderRun_isSuperseded_alsoWhereTheNewerHasNotBegun",
                        BrokenRuns.fencesOnlyWhatTheNewerRunHasWritten()),
                arguments("commit_whileANewerRunIsOpened_isInTimeOrChangesNothing", RacyStores.fencesWithoutALock()),
                arguments("begin_ofAnOlderRun_isSuperseded", BrokenRuns.beginsLate()),
                arguments("abandonedWriter_ofAnOlderRun_doesNoHarm", BrokenStores.emptiesTheSliceAtClose()),
                arguments("commit_ofTwoWriters_theLaterIsWhole", BrokenStores.sharesWhatIsStaged()),
                arguments("retire_marksTheSlice_andKeepsItsContent", BrokenRuns.forgetsTheContentOfRetiredSlices()),
                arguments("retire_thenCommit_isInUseAgain", BrokenRuns.neverTakesRetirementBack()),
                arguments("retire_ofAnOlderRun_isSuperseded", BrokenRuns.retiresLate()),
                arguments("remove_forgetsTheConnection_andRefusesItsRun", BrokenRuns.removesOnlyTheRun()),
                arguments("remove_ofAnUnknownConnection_doesNothing", BrokenRuns.failsToRemoveTheUnknown()),
                arguments("connections_doNotTouch", BrokenStores.mixesConnections()),
                arguments("slicesOfOneRun_writtenAtOnce_areAllKept", RacyStores.writesOneSliceAtATime()),
                arguments("readers_whileASliceIsReplaced_neverSeeHalfOfIt", RacyStores.replacesInTwoSteps()),
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
