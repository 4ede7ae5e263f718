package se.tillit.load;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.audit.Acts;

/** Remembers what the headings of another system mean, so that nobody is asked the next time. */
@Component
final class RememberHeadings {

    private final Acts acts;
    private final LoadStore loads;

    RememberHeadings(Acts acts, LoadStore loads) {
        this.acts = acts;
        this.loads = loads;
    }

    /** @param column null where the heading is not to be read */
    record Meaning(
            Template template, String heading, @Nullable Column column) {}

    /** @throws se.tillit.access.Refusal.Invalid where a column is not one of its template's, or a heading is none */
    void remember(Actor actor, List<Meaning> meanings) {
        acts.perform(actor, Access.IMPORT, "load.headings", note -> {
            for (Meaning meaning : meanings) {
                String heading = Column.normal(meaning.heading());
                boolean fits =
                        meaning.column() == null || meaning.template().columns().contains(meaning.column());
                new Problems()
                        .addIf(!fits, "rubrik", "load.not-a-heading")
                        .addIf(
                                heading.isEmpty() || heading.length() > Limits.NAME_CHARACTERS,
                                "rubrik",
                                "load.not-a-heading")
                        .refuseIfAny();
                loads.setHeading(meaning.template(), heading, meaning.column());
            }
            note.with("headings", meanings.size());
            return meanings;
        });
    }
}
