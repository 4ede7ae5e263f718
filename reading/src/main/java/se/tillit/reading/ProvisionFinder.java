package se.tillit.reading;

import static se.tillit.reading.WordClass.*;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.tillit.reading.Block.Kind;

/**
 * Goes through a document block by block and gives each act its place: under which lead-in, heading and section it stands,
 * and who it speaks to where the sentence itself does not say.
 */
final class ProvisionFinder {

    private static final int LONGEST_ROLE = 5;

    private final Tokens tokens;
    private final SentenceReader sentences;
    private final LeadInReader leadIns;
    private final SubjectFinder subjects;
    private final DeadlineFinder deadlines;

    private Document document = Reader.unread("");
    private char[] text = new char[0];
    private Sections.Cursor section = Sections.cursor(List.of());
    private final List<Provision> found = new ArrayList<>();
    private final Map<String, Integer> ids = new HashMap<>();

    private boolean statute;
    private @Nullable LeadIn leadIn;
    private int leadInLevel;
    private String headingTime = "";
    private Addressee headingRole = Addressee.NOBODY;
    private String recipient = "";
    private String scope = "";

    ProvisionFinder(Tokens tokens) {
        this.tokens = tokens;
        this.sentences = new SentenceReader(tokens);
        this.deadlines = sentences.deadlines();
        this.leadIns = new LeadInReader(tokens, deadlines);
        this.subjects = new SubjectFinder(tokens, deadlines);
    }

    /** What to do with each block's tokens while they are at hand, beside finding provisions. */
    interface BlockVisitor {
        void block(Block block, Tokens tokens);
    }

    List<Provision> find(Document read, char[] characters, BlockVisitor visitor) {
        document = read;
        text = characters;
        section = Sections.cursor(read.sections());
        statute = read.type().isStatute();
        found.clear();
        ids.clear();
        leadIn = null;
        headingTime = "";
        headingRole = Addressee.NOBODY;
        recipient = "";
        scope = "";
        List<Block> blocks = read.blocks();
        for (int i = 0; i < blocks.size(); i++) {
            Block block = blocks.get(i);
            tokens.read(text, block.start(), block.end());
            visitor.block(block, tokens);
            Kind next = i + 1 < blocks.size() ? blocks.get(i + 1).kind() : Kind.HEADING;
            switch (block.kind()) {
                case HEADING -> heading();
                case ROW -> row(block);
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
        headingRole = role(first, last);
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

    /** A heading or a cell that only names somebody. */
    private Addressee role(int from, int to) {
        if (to - from > LONGEST_ROLE || from < to && tokens.equals(from, "allmänna")) {
            return Addressee.NOBODY;
        }
        for (int i = from; i < to; i++) {
            if (!tokens.isWord(i)
                    || tokens.is(i, any(PRESENT, PASSIVE_PRESENT, NUMBER) | ClauseParser.MODAL)
                            && !tokens.is(i, any(ROLE, PREPOSITION))) {
                return Addressee.NOBODY;
            }
        }
        String name = subjects.actor(from, to, false);
        return name.isEmpty() ? Addressee.NOBODY : new Addressee(name, Addressee.Status.INHERITED);
    }

    /** A checklist row "Namnskylt på dörren | Kontaktperson" is a duty even without a verb; one with something to fill in is a form. */
    private void row(Block block) {
        if (!isForm() && (statute || !checklistRow(block))) {
            running(block, 0);
        }
    }

    private boolean checklistRow(Block block) {
        Addressee doer = Addressee.NOBODY;
        int task = -1;
        String when = "";
        int cell = 0;
        for (int i = 0; i <= tokens.count; i++) {
            if (i < tokens.count && !tokens.isChar(i, '|')) {
                continue;
            }
            Addressee role = role(cell, i);
            int time = cell < i ? deadlines.match(cell, i) : cell;
            if (i == cell + 1 && isColumnHead(cell)) {
                return false;
            } else if (!role.name().isEmpty() && doer.name().isEmpty()) {
                doer = role;
            } else if (time == i && cell < i) {
                when = tokens.span(cell, i);
            } else if (task < 0 && cell < i && tokens.isWord(cell)) {
                task = cell;
            }
            cell = i + 1;
        }
        if (task < 0 || doer.name().isEmpty() || isListOfContacts()) {
            return false;
        }
        boolean reports = sentences.reporting().reports(task, tokens.count);
        String said = when.isEmpty() ? deadlines.find(0, tokens.count) : when;
        add(new Act(0, tokens.count, task, Modality.DUTY, reports, Addressee.stated(doer.name()), said), block, null);
        return true;
    }

    /** "Datum: | Signatur": places to fill in. */
    private boolean isForm() {
        for (int i = 1; i < tokens.count; i++) {
            if (tokens.isChar(i, '|') && tokens.isChar(i - 1, ':')) {
                return true;
            }
        }
        return false;
    }

    private boolean isColumnHead(int i) {
        return tokens.startsWith(i, "ansvar")
                || tokens.equals(i, "vem")
                || tokens.equals(i, "vad")
                || tokens.equals(i, "funktion")
                || tokens.equals(i, "roll")
                || tokens.equals(i, "namn")
                || tokens.equals(i, "moment");
    }

    /** Rows with telephone numbers say where people are, not what they do. */
    private boolean isListOfContacts() {
        for (int i = 0; i < tokens.count; i++) {
            if (tokens.is(i, NUMBER) && tokens.end[i] - tokens.start[i] >= 5) {
                return true;
            }
        }
        return false;
    }

    private void paragraph(Block block, Kind next) {
        LeadIn before = leadIn;
        boolean continues = before != null
                && before.kind() == LeadIn.Kind.OPEN
                && tokens.count > 0
                && Character.isLowerCase(text[tokens.start[0]])
                && tokens.is(0, INFINITIVE);
        if (continues) {
            openItem(block, before);
            return;
        }
        if (tokens.sentences == 0) {
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
        boolean pointing = before != null
                && before.kind() == LeadIn.Kind.POINTER
                && !before.text().isEmpty()
                && lead == null;
        leadIn = pointing ? before : null;
        boolean open = lead != null && lead.kind() == LeadIn.Kind.OPEN && next == Kind.ITEM;
        running(block, 0, open ? tokens.sentences - 1 : tokens.sentences);
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
                && Character.isUpperCase(text[tokens.start[0]])
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
        boolean reports = lead.modality() != Modality.PROHIBITION
                && (sentences.reporting().reports(0, end) || isGiven(lead, end));
        boolean negated = tokens.is(0, NEGATION) || tokens.count > 1 && tokens.is(1, any(NEGATION, NO));
        boolean denied = negated && lead.modality() == Modality.DUTY;
        add(
                new Act(0, end, 0, denied ? Modality.PROHIBITION : lead.modality(), reports, lead.addressee(), when),
                block,
                lead.text().isEmpty() ? null : lead.text());
        running(block, 1);
    }

    private boolean isGiven(LeadIn lead, int end) {
        boolean message = false;
        for (int i = 0; i < Math.min(end, 4); i++) {
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
            context(start, end);
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

    /** What a sentence tells of the whole document: who it is for ("Rutinen gäller för …"), who has the assignment. */
    private void context(int from, int to) {
        if (statute) {
            return;
        }
        for (int i = from; i + 2 < to; i++) {
            if (!tokens.is(i, SCOPE)) {
                continue;
            }
            boolean assigns = tokens.equals(i, "uppdrar") && tokens.equals(i + 1, "åt");
            boolean gives = tokens.equals(i, "ger") && recipient.isEmpty() && hasWord("uppdrag", i, to);
            if (assigns || gives) {
                String name = subjects.receiver(assigns ? i + 2 : i + 1, to);
                recipient = name.isEmpty() ? recipient : name;
                return;
            }
            boolean applies = tokens.equals(i, "gäller")
                    || tokens.equals(i, "omfattar")
                    || tokens.equals(i, "riktar")
                    || tokens.equals(i, "vänder");
            if (applies && i > from && isDocument(i - 1, from)) {
                int at = i + 1;
                while (at < to && (tokens.equals(at, "för") || tokens.equals(at, "sig") || tokens.equals(at, "till"))) {
                    at++;
                }
                String name = at < to ? subjects.receiver(at, to) : "";
                scope = name.isEmpty() ? scope : name;
                return;
            }
        }
    }

    private boolean hasWord(String word, int from, int to) {
        for (int i = from; i < to; i++) {
            if (tokens.equals(i, word)) {
                return true;
            }
        }
        return false;
    }

    private boolean isDocument(int i, int from) {
        for (int k = i; k >= from && k > i - 3; k--) {
            if (tokens.endsWith(k, "rutinen")
                    || tokens.endsWith(k, "rutin")
                    || tokens.endsWith(k, "riktlinjen")
                    || tokens.endsWith(k, "riktlinjerna")
                    || tokens.endsWith(k, "policyn")
                    || tokens.endsWith(k, "instruktionen")
                    || tokens.endsWith(k, "anvisningen")
                    || tokens.endsWith(k, "dokumentet")) {
                return true;
            }
        }
        return false;
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
                id(place, quote),
                place,
                block.page(),
                start,
                end,
                quote,
                lead,
                act.modality(),
                act.reporting(),
                inherited(act.addressee()),
                when,
                Dates.first(when),
                Dates.recurrence(when)));
    }

    private Addressee inherited(Addressee addressee) {
        if (addressee.status() != Addressee.Status.UNCLEAR) {
            return addressee;
        }
        String name = recipient.isEmpty() ? scope : recipient;
        return name.isEmpty() ? Addressee.NOBODY : new Addressee(name, Addressee.Status.INHERITED);
    }

    private String id(String place, String quote) {
        String key = HexFormat.of().toHexDigits((place + "\n" + quote.toLowerCase(Locale.ROOT)).hashCode());
        int times = ids.merge(key, 1, Integer::sum);
        return times == 1 ? key : key + "-" + times;
    }
}
