package se.tillit.document;

import static org.jooq.impl.DSL.inline;
import static se.tillit.schema.Tables.DOCUMENT;
import static se.tillit.schema.Tables.DOCUMENT_OVERLAP;
import static se.tillit.schema.Tables.DOCUMENT_OVERLAP_MEMBER;
import static se.tillit.schema.Tables.DOCUMENT_VERSION;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import se.tillit.reading.Overlap;

/** What is said more than once in the current versions. */
@Component
final class OverlapStore {

    private final DSLContext db;

    OverlapStore(DSLContext db) {
        this.db = db;
    }

    /** Versions to compare, in an order that stays. */
    List<UUID> currentVersions() {
        return db.select(DOCUMENT_VERSION.ID)
                .from(DOCUMENT_VERSION)
                .where(DOCUMENT_VERSION.STATE.eq(Document.State.CURRENT.name()), DOCUMENT_VERSION.WORDS.gt(0))
                .orderBy(DOCUMENT_VERSION.DOCUMENT)
                .fetch(DOCUMENT_VERSION.ID);
    }

    /** One at a time in an organisation: two imports may end at once. */
    void replace(List<Overlaps> groups) {
        db.execute("select pg_advisory_xact_lock(hashtextextended('document_overlap' || current_organisation(), 0))");
        db.deleteFrom(DOCUMENT_OVERLAP).execute();
        var group = db.batch(db.insertInto(
                        DOCUMENT_OVERLAP, DOCUMENT_OVERLAP.ID, DOCUMENT_OVERLAP.KIND, DOCUMENT_OVERLAP.DIFFERENCES)
                .values((Integer) null, null, null));
        var member = db.batch(db.insertInto(
                        DOCUMENT_OVERLAP_MEMBER,
                        DOCUMENT_OVERLAP_MEMBER.OVERLAP,
                        DOCUMENT_OVERLAP_MEMBER.ORDINAL,
                        DOCUMENT_OVERLAP_MEMBER.VERSION,
                        DOCUMENT_OVERLAP_MEMBER.SECTION,
                        DOCUMENT_OVERLAP_MEMBER.FROM_CHAR,
                        DOCUMENT_OVERLAP_MEMBER.TO_CHAR,
                        DOCUMENT_OVERLAP_MEMBER.TEXT)
                .values((Integer) null, null, null, null, null, null, null));
        for (int i = 0; i < groups.size(); i++) {
            Overlaps one = groups.get(i);
            group.bind(
                    i,
                    one.kind().name(),
                    one.differences().stream()
                            .map(difference -> difference.aspect().name() + ": " + difference.said())
                            .toArray(String[]::new));
            for (int j = 0; j < one.places().size(); j++) {
                Overlaps.Place place = one.places().get(j);
                member.bind(i, j, place.version(), place.section(), place.start(), place.end(), place.text());
            }
        }
        if (group.size() > 0) {
            group.execute();
            member.execute();
        }
    }

    List<Overlaps> all() {
        Map<Integer, List<Overlaps.Place>> places = db.select(
                        DOCUMENT_OVERLAP_MEMBER.OVERLAP,
                        DOCUMENT.ID,
                        DOCUMENT.TITLE,
                        DOCUMENT_OVERLAP_MEMBER.VERSION,
                        DOCUMENT_OVERLAP_MEMBER.SECTION,
                        DOCUMENT_OVERLAP_MEMBER.FROM_CHAR,
                        DOCUMENT_OVERLAP_MEMBER.TO_CHAR,
                        DOCUMENT_OVERLAP_MEMBER.TEXT)
                .from(DOCUMENT_OVERLAP_MEMBER)
                .join(DOCUMENT_VERSION)
                .on(
                        DOCUMENT_VERSION.ORGANISATION.eq(DOCUMENT_OVERLAP_MEMBER.ORGANISATION),
                        DOCUMENT_VERSION.ID.eq(DOCUMENT_OVERLAP_MEMBER.VERSION),
                        DOCUMENT_VERSION.STATE.eq(inline(Document.State.CURRENT.name())))
                .join(DOCUMENT)
                .on(DOCUMENT.ORGANISATION.eq(DOCUMENT_VERSION.ORGANISATION), DOCUMENT.ID.eq(DOCUMENT_VERSION.DOCUMENT))
                .orderBy(DOCUMENT_OVERLAP_MEMBER.OVERLAP, DOCUMENT_OVERLAP_MEMBER.ORDINAL)
                .fetchGroups(
                        DOCUMENT_OVERLAP_MEMBER.OVERLAP,
                        row -> new Overlaps.Place(
                                row.get(DOCUMENT.ID),
                                row.get(DOCUMENT.TITLE),
                                row.get(DOCUMENT_OVERLAP_MEMBER.VERSION),
                                row.get(DOCUMENT_OVERLAP_MEMBER.SECTION),
                                row.get(DOCUMENT_OVERLAP_MEMBER.FROM_CHAR),
                                row.get(DOCUMENT_OVERLAP_MEMBER.TO_CHAR),
                                row.get(DOCUMENT_OVERLAP_MEMBER.TEXT)));
        return db.selectFrom(DOCUMENT_OVERLAP).orderBy(DOCUMENT_OVERLAP.ID).fetch().stream()
                .map(row -> new Overlaps(
                        Overlap.Kind.valueOf(row.get(DOCUMENT_OVERLAP.KIND)),
                        Arrays.stream(row.get(DOCUMENT_OVERLAP.DIFFERENCES))
                                .map(OverlapStore::difference)
                                .toList(),
                        places.getOrDefault(row.get(DOCUMENT_OVERLAP.ID), List.of())))
                .filter(group -> group.places().size() > 1)
                .toList();
    }

    private static Overlaps.Difference difference(String stored) {
        String[] parts = stored.split(": ", 2);
        return new Overlaps.Difference(Overlaps.Aspect.valueOf(parts[0]), parts[1]);
    }
}
