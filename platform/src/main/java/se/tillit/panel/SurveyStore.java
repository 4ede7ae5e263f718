package se.tillit.panel;

import static se.tillit.schema.Tables.PANEL_SURVEYED;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import se.tillit.pulse.AtClosing;

/** Who is asked in a survey while it is open. Nothing here, and no time, joins anybody to her code. */
@Component
final class SurveyStore implements AtClosing {

    private final DSLContext db;

    SurveyStore(DSLContext db) {
        this.db = db;
    }

    void ask(UUID survey, Collection<UUID> members) {
        db.batch(members.stream()
                        .map(member -> db.insertInto(PANEL_SURVEYED)
                                .set(PANEL_SURVEYED.WAVE, survey)
                                .set(PANEL_SURVEYED.MEMBER, member))
                        .toList())
                .execute();
    }

    Set<UUID> asked(UUID survey) {
        return db.select(PANEL_SURVEYED.MEMBER)
                .from(PANEL_SURVEYED)
                .where(PANEL_SURVEYED.WAVE.eq(survey))
                .fetchSet(PANEL_SURVEYED.MEMBER);
    }

    /** By survey. */
    Map<UUID, Handed> of(UUID member) {
        return db.selectFrom(PANEL_SURVEYED)
                .where(PANEL_SURVEYED.MEMBER.eq(member))
                .fetchMap(PANEL_SURVEYED.WAVE, row -> Handed.valueOf(row.get(PANEL_SURVEYED.HANDED)));
    }

    /** @return false where it is not so: she is not asked, or it was done already or at the same time */
    boolean change(UUID survey, UUID member, Handed from, Handed to) {
        return db.update(PANEL_SURVEYED)
                        .set(PANEL_SURVEYED.HANDED, to.name())
                        .where(
                                PANEL_SURVEYED.WAVE.eq(survey),
                                PANEL_SURVEYED.MEMBER.eq(member),
                                PANEL_SURVEYED.HANDED.eq(from.name()))
                        .execute()
                == 1;
    }

    @Override
    public void forget(UUID wave) {
        db.deleteFrom(PANEL_SURVEYED).where(PANEL_SURVEYED.WAVE.eq(wave)).execute();
    }
}
