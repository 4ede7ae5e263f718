package se.tillit.opinion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class VotesTest {

    @Test
    void theLastVoteOnAStatementCounts() {
        Votes votes = Votes.builder()
                .add("a", "1", Vote.AGREE)
                .add("b", "1", Vote.AGREE)
                .add("a", "1", Vote.PASS)
                .add("a", "1", Vote.DISAGREE)
                .build();

        assertThat(votes.size()).isEqualTo(2);
        assertThat(OpinionMap.of(votes, Settings.published())
                        .statements()
                        .getFirst()
                        .tally())
                .isEqualTo(new Tally(1, 1, 2));
    }

    @Test
    void idsStandInOrderOfLengthAndThenAlphabetWhateverTheOrderOfVotes() {
        Votes votes = Votes.builder()
                .statement("10")
                .participant("b")
                .add("c", "9", Vote.AGREE)
                .add("a", "100", Vote.AGREE)
                .build();

        assertThat(votes.statements()).isEqualTo(List.of("9", "10", "100"));
        assertThat(votes.participants()).isEqualTo(List.of("a", "b", "c"));
    }

    @Test
    void newerVotesLieOnTopOfOlderOnesWhichDoNotChange() {
        Dialogue older = Dialogue.generated(1, 20, 1, 0.5, 15, 15);
        Dialogue newer = Dialogue.generated(2, 25, 1, 0.3, 20, 15);
        Votes.Builder all = Votes.builder();
        Votes.Builder top = Votes.builder();
        older.ballots().forEach(b -> all.add(b.participant(), b.statement(), b.vote()));
        newer.ballots().forEach(b -> all.add(b.participant(), b.statement(), b.vote()));
        newer.ballots().forEach(b -> top.add(b.participant(), b.statement(), b.vote()));
        Votes before = older.votes();
        OpinionMap mapBefore = OpinionMap.of(before, Settings.open());

        Votes after = before.with(top);

        assertThat(OpinionMap.of(after, Settings.open())).isEqualTo(OpinionMap.of(all.build(), Settings.open()));
        assertThat(OpinionMap.of(before, Settings.open())).isEqualTo(mapBefore);
    }

    @Test
    void onlyAgreeDisagreeAndPassAreVotes() {
        assertThat(List.of(Vote.of(1), Vote.of(-1), Vote.of(0))).containsExactly(Vote.AGREE, Vote.DISAGREE, Vote.PASS);
        assertThatThrownBy(() -> Vote.of(2)).hasMessageContaining("2 is not a vote");
    }
}
