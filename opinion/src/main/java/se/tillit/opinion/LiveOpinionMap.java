package se.tillit.opinion;

/**
 * The map of a dialogue that is going on: {@link #follow()} draws it again from where it was, in a fraction of the time of
 * {@link #refresh()}, which computes everything anew.
 *
 * <p>What {@code refresh} gives equals {@link OpinionMap#of(Votes, Settings)} of the same votes, to the last digit. What
 * {@code follow} gives is exact in all that is counted: tallies, means, consensus, who is clustered and, given the groups,
 * what each stands for. Components and places agree with a refresh to some eight digits. The groups are moved on from those
 * of the last drawing and keep their ids; their number, stability and chance stay those of the last refresh, and so does the
 * verdict: where no groups were clear, only a refresh looks for them again. A follow that finds a group gone or grown too
 * small to show searches anew at once.
 *
 * <p>Safe for use by several threads; votes do not wait while a map is being drawn.
 */
public final class LiveOpinionMap {

    private final Settings settings;
    private final Object drawing = new Object();
    private Votes votes;
    private Layout layout;
    private GroupSearch.Found found;

    private final Object casting = new Object();
    private Votes.Builder newer = Votes.builder();

    public LiveOpinionMap(Votes votes, Settings settings) {
        this.settings = settings;
        this.votes = votes;
        layout = Layout.of(votes, settings, null);
        found = new GroupSearch(layout, settings.smallestGroup()).find();
    }

    /** Takes in a vote, which shows in the next map drawn. */
    public void vote(String participant, String statement, Vote vote) {
        synchronized (casting) {
            newer.add(participant, statement, vote);
        }
    }

    /** Takes in a statement that nobody has voted on yet. */
    public void statement(String id) {
        synchronized (casting) {
            newer.statement(id);
        }
    }

    /** The map of all votes taken in, drawn from where it was. */
    public OpinionMap follow() {
        synchronized (drawing) {
            takeIn();
            Layout before = layout;
            layout = Layout.of(votes, settings, before);
            GroupSearch search = new GroupSearch(layout, settings.smallestGroup());
            GroupSearch.Found moved = search.follow(found, before);
            found = moved != null ? moved : search.find();
            return OpinionMap.of(layout, Partition.of(layout, found), settings);
        }
    }

    /** The map of all votes taken in, computed anew. */
    public OpinionMap refresh() {
        synchronized (drawing) {
            takeIn();
            layout = Layout.of(votes, settings, null);
            found = new GroupSearch(layout, settings.smallestGroup()).find();
            return OpinionMap.of(layout, Partition.of(layout, found), settings);
        }
    }

    private void takeIn() {
        Votes.Builder taken;
        synchronized (casting) {
            taken = newer;
            newer = Votes.builder();
        }
        votes = votes.with(taken);
    }
}
