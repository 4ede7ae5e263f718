package se.tillit.panel;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.tillit.access.Door;
import se.tillit.access.Problems;
import se.tillit.access.Refusal;
import se.tillit.ballot.Code;
import se.tillit.calendar.SwedishDays;
import se.tillit.pulse.PanelWaves;
import se.tillit.pulse.Wave;

/**
 * What somebody without an account does in the panel: joins, sees and changes what stands of her, answers, leaves. Anonymous verbs: they take no
 * actor, and write no entry in the log, no key of a form, no session, no count of own time. What they write stands in the panel's own tables.
 */
@Component
public final class OwnPage {

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_TEXT = 1_500;

    /** So many closed surveys stand on the page. */
    private static final int LATEST = 3;

    private final Door door;
    private final MemberStore members;
    private final HelpStore wanted;
    private final SurveyStore surveys;
    private final PanelWaves waves;
    private final Clock clock;

    OwnPage(Door door, MemberStore members, HelpStore wanted, SurveyStore surveys, PanelWaves waves, Clock clock) {
        this.door = door;
        this.members = members;
        this.wanted = wanted;
        this.surveys = surveys;
        this.waves = waves;
        this.clock = clock;
    }

    /** The one organisation here; empty where there are several. */
    public Optional<UUID> onlyOrganisation() {
        return members.onlyOrganisation();
    }

    /** @throws Refusal.NotFound where there is no such organisation */
    public String organisationName(UUID organisation) {
        return door.readAs(organisation, () -> name(organisation));
    }

    private String name(UUID organisation) {
        return members.organisationName(organisation).orElseThrow(() -> new Refusal.NotFound("organisation"));
    }

    /**
     * @param form the form's own key: sent twice, it joins once
     * @param consents whether she has said that what she writes may be kept for this
     * @throws Refusal.Invalid with everything that must be put right
     * @throws Refusal.Conflict where the form has been sent before: the code was shown then, and never is again
     */
    public Code join(UUID organisation, Member.Contact contact, Member.Profile profile, boolean consents, String form) {
        return door.writeAs(organisation, () -> {
            name(organisation);
            check(contact, profile)
                    .addIf(!consents, "samtycke", "panel.needs-consent")
                    .addIf(form.isBlank(), "nyckel", "web.form-without-key")
                    .refuseIfAny();
            Code receipt = Code.fresh();
            if (!members.join(contact, profile, receipt, Code.hash(form), SwedishDays.today(clock), false)) {
                throw new Refusal.Conflict("panel form");
            }
            return receipt;
        });
    }

    static Problems check(Member.Contact contact, Member.Profile profile) {
        return new Problems()
                .addIf(contact.called().isBlank(), "kallas", "panel.needs-called")
                .addIf(contact.called().length() > LONGEST_NAME, "kallas", "web.too-long", LONGEST_NAME)
                .addIf(contact.at().isBlank(), "kontakt", "panel.needs-contact")
                .addIf(contact.at().length() > LONGEST_NAME, "kontakt", "web.too-long", LONGEST_NAME)
                .addIf(profile.areas().isEmpty(), "omraden", "panel.needs-area")
                .addIf(tooLong(profile.experience()), "erfarenhet", "web.too-long", LONGEST_TEXT)
                .addIf(tooLong(profile.needs()), "behov", "web.too-long", LONGEST_TEXT);
    }

    private static boolean tooLong(@Nullable String text) {
        return text != null && text.length() > LONGEST_TEXT;
    }

    /**
     * Something that she has been asked to.
     *
     * @param answer null: has not answered
     */
    public record Asked(
            HelpWanted help,
            @Nullable Boolean answer,
            boolean tookPart,
            @Nullable LocalDate compensatedOn) {

        public boolean mayAnswer(LocalDate today) {
            return !help.words().on().isBefore(today) && help.told() == null;
        }
    }

    /**
     * A survey that she may take part in, or one that has closed.
     *
     * @param result null while it is open
     */
    public record Survey(Wave wave, Handed handed, PanelWaves.@Nullable Result result) {

        public boolean isOnSlip() {
            return handed == Handed.ON_SLIP;
        }

        public boolean isOnPage() {
            return handed == Handed.ON_PAGE;
        }
    }

    /** @param surveys open ones that she is asked in, and the latest that have closed: those everybody in the panel sees */
    public record Own(String organisation, Member member, List<Asked> asked, List<Survey> surveys, LocalDate today) {

        public List<Survey> open() {
            return surveys.stream().filter(one -> one.result() == null).toList();
        }

        public List<Survey> closed() {
            return surveys.stream().filter(one -> one.result() != null).toList();
        }
    }

    /** What stands of whoever holds the code; empty where nobody does. */
    public Optional<Own> look(UUID organisation, String typed) {
        return door.readAs(organisation, () -> {
            String name = name(organisation);
            return holder(typed)
                    .map(member -> new Own(name, member, asked(member), surveys(member), SwedishDays.today(clock)));
        });
    }

    private Optional<Member> holder(String typed) {
        return Code.read(typed).flatMap(members::holder);
    }

    private List<Asked> asked(Member member) {
        Map<UUID, Invited> all = wanted.askedOf(member.id());
        return all.isEmpty()
                ? List.of()
                : wanted.these(Set.copyOf(all.keySet())).stream()
                        .sorted(Comparator.comparing(
                                        (HelpWanted help) -> help.words().on())
                                .reversed())
                        .map(help -> {
                            Invited asked = all.get(help.id());
                            return new Asked(help, asked.answer(), asked.tookPart(), asked.compensatedOn());
                        })
                        .toList();
    }

    private List<Survey> surveys(Member member) {
        LocalDate today = SwedishDays.today(clock);
        Map<UUID, Handed> handed = surveys.of(member.id());
        List<Wave> all = waves.all();
        return Stream.concat(
                        all.stream()
                                .filter(wave -> wave.isOpenOn(today) && handed.containsKey(wave.id()))
                                .map(wave -> new Survey(wave, handed.get(wave.id()), null)),
                        all.stream()
                                .filter(wave -> wave.closedOn() != null)
                                .limit(LATEST)
                                .map(wave -> new Survey(wave, Handed.NOT_YET, waves.result(wave.id()))))
                .toList();
    }

    /**
     * Takes part in a survey: gives her a code to answer with, apart from her page. Asked for again it is the same one, since it follows from
     * the code that she alone has; the database, which has only hashes, can join the two neither by that nor by a transaction.
     *
     * @throws Refusal.NotFound for an unknown code, and where she is not asked, has got a slip, or it is not open
     */
    public Code takePart(UUID organisation, String typed, @Nullable UUID survey) {
        Wave open = door.writeAs(organisation, () -> {
            Member member = holder(typed).orElseThrow(() -> new Refusal.NotFound("member"));
            Wave wave = Optional.ofNullable(survey)
                    .flatMap(waves::find)
                    .filter(one -> one.isOpenOn(SwedishDays.today(clock)))
                    .orElseThrow(() -> new Refusal.NotFound("survey"));
            if (!surveys.change(wave.id(), member.id(), Handed.NOT_YET, Handed.ON_PAGE)
                    && surveys.of(member.id()).get(wave.id()) != Handed.ON_PAGE) {
                throw new Refusal.NotFound("survey");
            }
            return wave;
        });
        Code code = Code.read(typed).orElseThrow().derived(open.id());
        return door.writeAs(organisation, () -> {
            waves.handOut(open, code);
            return code;
        });
    }

    /** @throws Refusal.NotFound for an unknown code */
    public void change(UUID organisation, String typed, Member.Contact contact, Member.Profile profile) {
        door.writeAs(organisation, () -> {
            Member member = holder(typed).orElseThrow(() -> new Refusal.NotFound("member"));
            check(contact, profile).refuseIfAny();
            members.change(member.id(), contact, profile);
            return member;
        });
    }

    /** @throws Refusal.NotFound for an unknown code, and where she was not asked or the day has passed */
    public void answer(UUID organisation, String typed, @Nullable UUID request, boolean yes) {
        door.writeAs(organisation, () -> {
            Member member = holder(typed).orElseThrow(() -> new Refusal.NotFound("member"));
            boolean answered = asked(member).stream()
                            .anyMatch(one -> one.help().id().equals(request) && one.mayAnswer(SwedishDays.today(clock)))
                    && request != null
                    && wanted.answer(request, member.id(), yes);
            if (!answered) {
                throw new Refusal.NotFound("request");
            }
            return member;
        });
    }

    /**
     * Leaves: everything that stands of her is erased at once.
     *
     * @throws Refusal.NotFound for an unknown code
     */
    public void leave(UUID organisation, String typed) {
        door.writeAs(organisation, () -> {
            Member member = holder(typed).orElseThrow(() -> new Refusal.NotFound("member"));
            return members.erase(member.id());
        });
    }
}
