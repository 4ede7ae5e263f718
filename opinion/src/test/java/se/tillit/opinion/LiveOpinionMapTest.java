package se.tillit.opinion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LiveOpinionMapTest {

    private static final Dialogue DIALOGUE = Dialogue.generated(11, 50, 0.9, 0.7, 60, 40);

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void aRefreshEqualsTheMapOfTheSameVotesToTheLastDigit(long seed) {
        List<Dialogue.Ballot> ballots = DIALOGUE.shuffled(seed).ballots();
        int half = ballots.size() / 2;
        LiveOpinionMap live = new LiveOpinionMap(new Dialogue(ballots.subList(0, half)).votes(), Settings.open());
        live.follow();
        cast(live, ballots.subList(half, ballots.size()));
        live.follow();

        assertThat(live.refresh()).isEqualTo(OpinionMap.of(DIALOGUE.votes(), Settings.open()));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void whatFollowsCountsExactlyAndStandsWhereARefreshWouldPutIt(long seed) {
        List<Dialogue.Ballot> ballots = DIALOGUE.shuffled(seed).ballots();
        int most = ballots.size() * 8 / 10;
        LiveOpinionMap live = new LiveOpinionMap(new Dialogue(ballots.subList(0, most)).votes(), Settings.open());
        cast(live, ballots.subList(most, ballots.size()));

        OpinionMap followed = live.follow();

        OpinionMap anew = OpinionMap.of(DIALOGUE.votes(), Settings.open());
        assertThat(followed.consensus()).isEqualTo(anew.consensus());
        assertThat(followed.statements())
                .extracting(Statement::tally)
                .isEqualTo(anew.statements().stream().map(Statement::tally).toList());
        for (int p = 0; p < anew.participants().size(); p++) {
            Participant here = followed.participants().get(p);
            Participant there = anew.participants().get(p);
            assertThat(here.x()).isCloseTo(there.x(), within(1e-6));
            assertThat(here.y()).isCloseTo(there.y(), within(1e-6));
            assertThat(here.group()).isEqualTo(there.group());
        }
        assertThat(followed.groups()).isEqualTo(anew.groups());
    }

    @Test
    void groupsKeepTheirIdsWhenTheSmallerOutgrowsTheOther() {
        LiveOpinionMap live = new LiveOpinionMap(DIALOGUE.votes(), Settings.open());
        Dialogue larger = Dialogue.generated(11, 50, 0.9, 0.7, 60, 90);
        cast(live, larger.ballots());

        OpinionMap followed = live.follow();

        assertThat(followed.groups()).extracting(Group::members).containsExactly(60, 90);
        assertThat(live.refresh().groups()).extracting(Group::members).containsExactly(90, 60);
    }

    @Test
    void aStatementNobodyHasVotedOnIsThereToBeShown() {
        LiveOpinionMap live = new LiveOpinionMap(DIALOGUE.votes(), Settings.open());
        live.statement("s50");

        Statement fresh = live.follow().statements().getLast();

        assertThat(fresh.id()).isEqualTo("s50");
        assertThat(fresh.tally()).isEqualTo(new Tally(0, 0, 0));
        assertThat(fresh.priority()).isPositive();
    }

    @Test
    void aDialogueMayBeginWithNothing() {
        LiveOpinionMap live = new LiveOpinionMap(Votes.builder().build(), Settings.open());
        assertThat(live.follow().participants()).isEmpty();
        cast(live, DIALOGUE.ballots());

        assertThat(live.follow().participants()).hasSize(100);
        assertThat(live.refresh()).isEqualTo(OpinionMap.of(DIALOGUE.votes(), Settings.open()));
    }

    private static void cast(LiveOpinionMap live, List<Dialogue.Ballot> ballots) {
        ballots.forEach(ballot -> live.vote(ballot.participant(), ballot.statement(), ballot.vote()));
    }
}
