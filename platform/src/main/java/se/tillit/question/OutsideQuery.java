package se.tillit.question;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Door;
import se.tillit.access.Refusal;
import se.tillit.calendar.SwedishDays;
import se.tillit.chain.ChainStore;

/** What may be seen of questions to issuers outside the house. */
@Component
public final class OutsideQuery {

    private final Door door;
    private final QuestionStore questions;
    private final ChainStore chain;
    private final Clock clock;

    OutsideQuery(Door door, QuestionStore questions, ChainStore chain, Clock clock) {
        this.door = door;
        this.questions = questions;
        this.chain = chain;
        this.clock = clock;
    }

    /**
     * Everything that one issuer outside has been asked and not answered.
     *
     * @param contacts who keeps in touch with it
     * @param toSend whether the one who looks has it to send
     * @param next the next day on which a package is made
     */
    public record Package(
            UUID unit,
            String issuer,
            List<String> contacts,
            List<Question> questions,
            boolean toSend,
            LocalDate next) {}

    /** @throws Refusal.NotFound where the unit demands nothing from outside, or is another organisation's */
    public Package packageFor(Actor actor, UUID unit) {
        return door.read(actor, Access.SEE_SIGNALS, () -> {
            if (!questions.outside().contains(unit)) {
                throw new Refusal.NotFound("unit");
            }
            return packageFor(actor, unit, questions.answerers(chain.asOf(SwedishDays.today(clock))));
        });
    }

    /** The packages that the actor has to send. */
    public List<Package> toSend(Actor actor) {
        return door.read(actor, Access.SEE_SIGNALS, () -> {
            var waiting = questions.packagesToSend();
            if (waiting.isEmpty() || !actor.may(Access.ANSWER_QUESTIONS)) {
                return List.of();
            }
            Answerers answerers = questions.answerers(chain.asOf(SwedishDays.today(clock)));
            return waiting.stream()
                    .filter(unit -> answerers.keepsInTouch(actor.account(), unit))
                    .map(unit -> packageFor(actor, unit, answerers))
                    .sorted(Comparator.comparing(Package::issuer))
                    .toList();
        });
    }

    private Package packageFor(Actor actor, UUID unit, Answerers answerers) {
        return new Package(
                unit,
                answerers.nameOf(unit),
                answerers.inTouchWith(unit).stream().map(Answerers.Person::name).toList(),
                questions.openTo(unit),
                actor.may(Access.ANSWER_QUESTIONS)
                        && answerers.keepsInTouch(actor.account(), unit)
                        && questions.packagesToSend().contains(unit),
                MakePackages.dayAfter(SwedishDays.today(clock)));
    }

    /**
     * Questions about what the law requires, by legal reference.
     *
     * @param none stands for those without
     */
    public Map<String, List<Question>> byReference(Actor actor, String none) {
        return door.read(actor, Access.SEE_SIGNALS, () -> questions.aboutTheLaw().stream()
                .collect(Collectors.groupingBy(
                        question -> reference(question, none), LinkedHashMap::new, Collectors.toList())));
    }

    private static String reference(Question question, String none) {
        String legalBasis = question.demand().legalBasis();
        return legalBasis == null ? none : legalBasis;
    }

    /** An issuer outside the house, and who keeps in touch with it. */
    public record Issuer(UUID unit, String name, @Nullable UUID contact) {}

    /** @param people who may be named */
    public record Arrangement(int workingDays, List<Issuer> issuers, Map<UUID, String> people) {}

    public Arrangement arrangement(Actor actor) {
        return door.read(actor, Access.ARRANGE_QUESTIONS, () -> {
            Answerers answerers = questions.answerers(chain.asOf(SwedishDays.today(clock)));
            Map<UUID, UUID> contacts = questions.contacts();
            return new Arrangement(
                    questions.workingDays(),
                    questions.outside().stream()
                            .map(unit -> new Issuer(unit, answerers.nameOf(unit), contacts.get(unit)))
                            .sorted(Comparator.comparing(Issuer::name))
                            .toList(),
                    questions.whoMayAnswer());
        });
    }
}
