package se.tillit.reading;

import static se.tillit.reading.WordClass.*;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.tillit.reading.Block.Kind;
import se.tillit.reading.TableHead.Use;

/**
 * Goes through a document block by block and gives each act its place: under which lead-in, heading and section it stands,
 * and who it speaks to where the sentence itself does not say.
 */
final class ProvisionFinder {

    private static final int FIRST_PAGE = 4000;

    private final Tokens tokens;
    private final SentenceReader sentences;
    private final LeadInReader leadIns;
    private final SubjectFinder subjects;
    private final DeadlineFinder deadlines;
    private final Audience audience;
    private final Checklist checklist;

    private Document document = Reader.unread("");
    private char[] text = new char[0];
    private Sections.Cursor section = Sections.cursor(List.of());
    private final List<Provision> found = new ArrayList<>();
    private final Map<String, Integer> ids = new HashMap<>();

    private boolean statute;
    private @Nullable LeadIn leadIn;
    /** The provision that is the lead-in itself, among those found; -1 where it is none. */
    private int introduced = -1;

    private int leadInLevel;
    private String headingTime = "";
    private Addressee headingRole = Addressee.NOBODY;
    private Use table = Use.TASKS;
    private TableHead.Columns columns = TableHead.Columns.UNKNOWN;
    /** Whether the table at hand is what the document says about itself, and its last row was nothing but labels. */
    private boolean facts;

    private boolean belowLabels;

    ProvisionFinder(Tokens tokens) {
        this.tokens = tokens;
        this.sentences = new SentenceReader(tokens);
        this.deadlines = sentences.deadlines();
        this.leadIns = new LeadInReader(tokens, deadlines);
        this.subjects = new SubjectFinder(tokens, deadlines);
        this.audience = new Audience(tokens, subjects);
        this.checklist = new Checklist(tokens, subjects, deadlines, sentences.reporting());
    }

    /** What to do with each block's tokens while they are at hand, beside finding provisions. */
    interface BlockVisitor {
        void block(Block block, Tokens tokens);
    }

    List<Provision> find(Document read, char[] characters, List<Section> sections, BlockVisitor visitor) {
        document = read;
        text = characters;
        section = Sections.cursor(sections);
        statute = read.type().describes();
        found.clear();
        ids.clear();
        leadIn = null;
        headingTime = "";
        headingRole = Addressee.NOBODY;
        audience.begin();
        List<Block> blocks = read.blocks();
        for (int i = 0; i < blocks.size(); i++) {
            Block block = blocks.get(i);
            tokens.read(text, block.start(), block.end());
            visitor.block(block, tokens);
            Kind next = i + 1 < blocks.size() ? blocks.get(i + 1).kind() : Kind.HEADING;
            switch (block.kind()) {
                case HEADING -> heading();
                case ROW -> row(block, i > 0 && blocks.get(i - 1).kind() == Kind.ROW);
                case PARAGRAPH -> paragraph(block, next);
                case ITEM -> item(block, blocks, i);
            }
        }
        return List.copyOf(found);
    }

    private void heading() {
        leadIn = null;
        headingTime = "";
        headingRole = Addressee.NOBODY;
        if (tokens.count == 0 || statute) {
            return;
        }
        int last = tokens.count;
        int first = 0;
        while (first < last
                && (tokens.is(first, NUMBER) && !tokens.isWord(first)
                        || tokens.isChar(first, '.')
                        || tokens.isChar(first, ')'))) {
            first++;
        }
        headingTime = isTime(first, last) ? tokens.span(first, last) : "";
        headingRole = checklist.role(first, last);
    }

    /** "Före besöket", "Inför hemgång från sjukhuset", "Första dagen", "Vecka 2". */
    private boolean isTime(int first, int last) {
        if (first >= last || last - first > 6) {
            return false;
        }
        boolean named = last == first + 2
                && (tokens.is(first, ORDINAL) && tokens.is(first + 1, UNIT)
                        || tokens.is(first, UNIT) && tokens.is(first + 1, NUMBER));
        int matched = deadlines.match(first, last);
        boolean whole = matched == last && tokens.is(first, any(PREPOSITION, SUBORDINATOR, FREQUENCY, TIME));
        boolean attributed = matched > first + 1
                && matched < last
                && tokens.is(first, PREPOSITION)
                && tokens.is(matched, PREPOSITION);
        return named || whole || attributed;
    }

    /**
     * A checklist row is a duty even without a verb. The head of a table, what a first page says of the document, what somebody
     * has the power to decide and what is to be filled in are none.
     */
    private void row(Block block, boolean below) {
        if (!below) {
            table = document.type() == DocumentType.DELEGATIONSORDNING ? Use.POWERS : Use.TASKS;
            columns = TableHead.Columns.UNKNOWN;
            facts = false;
            belowLabels = false;
        }
        String[] cells = words(block).split(" \\| ");
        if (isFact(cells, block) || checklist.isForm()) {
            return;
        }
        Use headed = TableHead.of(cells);
        if (headed != null && !words(block).contains(".")) {
            table = headed;
            columns = TableHead.columns(cells);
            return;
        }
        Act task = statute || table != Use.TASKS
                ? null
                : checklist.task(cells.length == columns.count() ? columns : TableHead.Columns.UNKNOWN);
        if (task != null) {
            add(task, block, null);
        } else if (table == Use.TASKS || hasOrder()) {
            running(block, 0);
        }
    }

    /** In a table of powers or records a sentence with "ska" or "får inte" is still one. */
    private boolean hasOrder() {
        for (int i = 0; i < tokens.count; i++) {
            if (tokens.is(i, any(DUTY, PERMIT))) {
                return true;
            }
        }
        return false;
    }

    private String words(Block block) {
        return document.text().substring(block.start(), block.end());
    }

    /** A label and what it says, side by side or below each other; what follows in the same table may have any label. */
    private boolean isFact(String[] cells, Block block) {
        FactTable.Fact label = FactTable.of(cells[0]);
        boolean head = label != null && Stream.of(cells).allMatch(cell -> FactTable.of(cell) != null);
        boolean beside = label != null && (cells.length == 2 || cells.length == 4 && FactTable.of(cells[2]) != null);
        boolean opening = facts || block.start() < FIRST_PAGE;
        boolean fact = head && cells.length > 1 || beside && (opening || label != FactTable.Fact.OTHER) || belowLabels;
        belowLabels = head && cells.length > 1;
        facts |= fact;
        return fact;
    }

    private void paragraph(Block block, Kind next) {
        LeadIn above = leadIn;
        boolean continues = above != null
                && above.kind() == LeadIn.Kind.OPEN
                && tokens.count > 0
                && Letters.isLower(text[tokens.start[0]])
                && tokens.is(0, INFINITIVE);
        if (continues) {
            openItem(block, above);
            return;
        }
        boolean fact = block.start() < FIRST_PAGE && FactTable.opening(words(block)) > 0;
        if (tokens.sentences == 0 || fact) {
            return;
        }
        int from = tokens.sentences == 1 ? 0 : tokens.sentenceEnd[tokens.sentences - 2];
        boolean unfinished =
                (!tokens.isChar(tokens.count - 1, '.') || tokens.count >= 4 && tokens.equals(tokens.count - 4, "bl"))
                        && !tokens.isChar(tokens.count - 1, '?');
        LeadIn lead = null;
        if (next == Kind.ITEM || unfinished && next == Kind.PARAGRAPH) {
            lead = leadIns.read(
                    from, tokens.count, sentences.read(from, tokens.count, statute, Addressee.NOBODY, true));
        }
        boolean pointing = above != null
                && above.kind() == LeadIn.Kind.POINTER
                && !above.text().isEmpty()
                && lead == null;
        leadIn = pointing ? above : null;
        boolean open = lead != null && lead.kind() == LeadIn.Kind.OPEN && next == Kind.ITEM;
        int before = found.size();
        running(block, 0, open ? tokens.sentences - 1 : tokens.sentences);
        introduced = found.size() > before ? found.size() - 1 : -1;
        leadIn = lead != null ? lead : leadIn;
        leadInLevel = 0;
    }

    private void item(Block block, List<Block> blocks, int index) {
        LeadIn lead = leadIn;
        boolean nested = leadInLevel > 0 && block.level() > leadInLevel;
        if (tokens.count == 0) {
            return;
        }
        boolean parent = index + 1 < blocks.size()
                && blocks.get(index + 1).kind() == Kind.ITEM
                && blocks.get(index + 1).level() > block.level();
        if (nested) {
            running(block, 0);
        } else if (lead == null) {
            leadInLevel = 0;
            orphan(block, isOpening(blocks, index));
        } else {
            leadInLevel = 0;
            switch (lead.kind()) {
                case OPEN -> openItem(block, lead);
                case WHOLE -> {
                    if (opensWithInfinitive()
                            && !lead.text().contains("följande")
                            && !lead.text().contains("nedanstående")) {
                        openItem(block, lead);
                    } else if (isOccasion()) {
                        addTime();
                    } else {
                        running(block, 0);
                    }
                }
                case POINTER -> pointed(block, lead);
                case PURPOSE -> running(block, tokens.sentences > 0 ? 1 : 0);
            }
        }
        if (parent) {
            leadInLevel = block.level();
        }
        if (index + 1 < blocks.size() && blocks.get(index + 1).kind() != Kind.ITEM) {
            leadIn = null;
            leadInLevel = 0;
        }
    }

    /** "Planen ska ses över" and then "– efter övning", "– när lagen ändras": an item that is nothing but a time. */
    private boolean isOccasion() {
        int matched = deadlines.match(0, tokens.count);
        boolean opens = matched > 0 && tokens.is(0, any(PREPOSITION, SUBORDINATOR, FREQUENCY));
        for (int i = matched; i < tokens.count && opens; i++) {
            opens = !tokens.is(i, any(PRESENT, INFINITIVE, PASSIVE_PRESENT) | ClauseParser.MODAL)
                    || tokens.is(i, any(PREPOSITION, EVENT, THING));
        }
        return opens && introduced >= 0;
    }

    /** Gives the lead-in's own provision a further time. */
    private void addTime() {
        int to = tokens.count;
        while (to > 1 && (!tokens.isWord(to - 1) && !tokens.is(to - 1, NUMBER) || tokens.is(to - 1, COORDINATOR))) {
            to--;
        }
        found.set(introduced, found.get(introduced).withTime(tokens.span(0, to)));
    }

    /** Whether the text begins in the middle of a list: nothing but items up to here. */
    private static boolean isOpening(List<Block> blocks, int index) {
        for (int i = 0; i <= index; i++) {
            if (blocks.get(i).kind() != Kind.ITEM) {
                return false;
            }
        }
        return true;
    }

    private boolean opensWithInfinitive() {
        int at = 0;
        while (at < tokens.count && (tokens.is(at, ADVERB) || deadlines.match(at, tokens.count) > at)) {
            at = Math.max(at + 1, deadlines.match(at, tokens.count));
        }
        return at < tokens.count && tokens.is(at, INFINITIVE) && !tokens.is(at, any(PREPOSITION, DETERMINER));
    }

    /** An item of a list whose lead-in is not here: labelled by its own words. */
    private void orphan(Block block, boolean opening) {
        if (headingRole.status() != Addressee.Status.UNCLEAR) {
            running(block, 0);
        } else if (opensWithInfinitive() && (!statute || opening)) {
            first(block, new LeadIn("", LeadIn.Kind.OPEN, Modality.DUTY, Addressee.NOBODY, ""));
        } else {
            running(block, 0);
        }
    }

    private void openItem(Block block, LeadIn lead) {
        int end = tokens.sentenceEnd[0];
        List<Act> own = sentences.read(0, end, true, Addressee.NOBODY, true);
        boolean sentence = !own.isEmpty()
                && own.getFirst().from() == 0
                && !opensWithInfinitive()
                && Letters.isUpper(text[tokens.start[0]])
                && own.getFirst().to() == end;
        if (sentence) {
            running(block, 0);
        } else {
            first(block, lead);
        }
    }

    /** The item's first sentence as one provision under its lead-in, and the rest as running text. */
    private void first(Block block, LeadIn lead) {
        int end = tokens.sentenceEnd[0];
        String own = deadlines.find(0, end);
        String when = lead.deadline().isEmpty() ? own : own.isEmpty() ? lead.deadline() : lead.deadline() + "; " + own;
        boolean negated = tokens.is(0, NEGATION) || tokens.count > 1 && tokens.is(1, any(NEGATION, NO));
        boolean denied = negated && lead.modality() == Modality.DUTY;
        boolean reports = lead.modality() != Modality.PROHIBITION
                && !denied
                && (sentences
                                .reporting()
                                .reports(0, end, !lead.addressee().name().isEmpty())
                        || isGiven(lead, end));
        add(
                new Act(0, end, 0, denied ? Modality.PROHIBITION : lead.modality(), reports, lead.addressee(), when),
                block,
                lead.text().isEmpty() ? null : lead.text());
        running(block, 1);
    }

    private boolean isGiven(LeadIn lead, int end) {
        boolean message = false;
        for (int i = 0; i < Math.min(end, 4) && !(i == 0 && opensWithInfinitive()); i++) {
            message |= tokens.is(i, MESSAGE) && !tokens.is(i, GENITIVE);
        }
        return lead.gives() == LeadIn.Gives.REPORTS || lead.gives() == LeadIn.Gives.MESSAGES && message;
    }

    private void pointed(Block block, LeadIn lead) {
        int before = found.size();
        running(block, 0);
        if (found.size() == before && opensWithInfinitive() && !statute) {
            first(block, lead);
        }
    }

    /** The block's sentences from number {@code from}, each by its own words. */
    private void running(Block block, int from) {
        running(block, from, tokens.sentences);
    }

    private void running(Block block, int from, int to) {
        int start = from == 0 ? 0 : tokens.sentenceEnd[from - 1];
        for (int s = from; s < to; s++) {
            int end = tokens.sentenceEnd[s];
            boolean undivided = block.kind() == Kind.ITEM && !block.numbered();
            Addressee actor =
                    block.kind() == Kind.ITEM ? listActor() : opensWithPresent(start) ? headingRole : Addressee.NOBODY;
            for (Act act : sentences.read(start, end, statute, actor, undivided && leadIn != null)) {
                boolean imperative = tokens.is(act.verb(), IMPERATIVE)
                        && act.addressee().name().isEmpty();
                LeadIn lead = leadIn;
                boolean timed = lead != null && !lead.deadline().isEmpty() && block.kind() == Kind.ITEM;
                boolean pointed = lead != null && lead.kind() == LeadIn.Kind.POINTER && (imperative || timed);
                add(pointed ? pointed(act, lead) : act, block, pointed ? lead.text() : null);
            }
            if (!statute) {
                audience.read(start, end);
            }
            start = end;
        }
    }

    /** Below the heading "Enhetschef": "Utser kontaktpersoner. Håller samtal." */
    private boolean opensWithPresent(int i) {
        return tokens.is(i, PRESENT) && !tokens.is(i, any(PREPOSITION, IMPERATIVE) | ClauseParser.MODAL);
    }

    /** Who a list without verbs of order speaks of: the role that is its heading or the whole of its lead-in. */
    private Addressee listActor() {
        LeadIn lead = leadIn;
        boolean named = lead != null
                && lead.kind() == LeadIn.Kind.POINTER
                && lead.text().equals(lead.addressee().name())
                && !lead.text().isEmpty();
        return named ? new Addressee(lead.addressee().name(), Addressee.Status.INHERITED) : headingRole;
    }

    private static Act pointed(Act act, LeadIn lead) {
        String when = lead.deadline().isEmpty()
                ? act.deadline()
                : act.deadline().isEmpty() ? lead.deadline() : lead.deadline() + "; " + act.deadline();
        return new Act(
                act.from(),
                act.to(),
                act.verb(),
                act.modality(),
                act.reporting(),
                act.addressee().name().isEmpty() ? lead.addressee() : act.addressee(),
                when);
    }

    private void add(Act act, Block block, @Nullable String lead) {
        int from = act.from();
        int to = act.to();
        while (from < to
                && (!tokens.isWord(from) && !tokens.is(from, NUMBER) && !tokens.isChar(from, '§')
                        || tokens.is(from, COORDINATOR))
                && !tokens.isChar(from, '"')
                && !tokens.isChar(from, '”')
                && !tokens.isChar(from, '(')) {
            from++;
        }
        while (to > from
                && (tokens.is(to - 1, COORDINATOR)
                        || tokens.isChar(to - 1, ',')
                        || tokens.isChar(to - 1, ';')
                        || tokens.isChar(to - 1, ':'))) {
            to--;
        }
        if (from >= to) {
            return;
        }
        int start = tokens.start[from];
        int end = tokens.end[to - 1];
        String quote = new String(text, start, end - start);
        String place = section.nameAt(start);
        String when = headingTime.isEmpty() || act.deadline().contains(headingTime)
                ? act.deadline()
                : act.deadline().isEmpty() ? headingTime : headingTime + "; " + act.deadline();
        found.add(new Provision(
                id(place, from, to),
                place,
                block.page(),
                start,
                end,
                quote,
                lead,
                act.modality(),
                act.reporting(),
                audience.of(act.addressee()),
                when,
                Dates.first(when),
                Dates.recurrence(when)));
    }

    private String id(String place, int from, int to) {
        String key = HexFormat.of().toHexDigits(tokens.hash(from, to, place.hashCode() * 31 + '\n'));
        int times = ids.merge(key, 1, Integer::sum);
        return times == 1 ? key : key + "-" + times;
    }
}
