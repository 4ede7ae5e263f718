package se.tillit.panel;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectCount;
import static se.tillit.schema.Tables.ORGANISATION;
import static se.tillit.schema.Tables.PANEL_ASKED;
import static se.tillit.schema.Tables.PANEL_INTEREST;
import static se.tillit.schema.Tables.PANEL_MEMBER;
import static se.tillit.schema.Tables.PANEL_PROFILE;
import static se.tillit.schema.Tables.PANEL_TIME;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.tillit.ballot.Code;

@Component
final class MemberStore {

    private static final Field<Set<Area>> AREAS = multiset(select(PANEL_INTEREST.AREA)
                    .from(PANEL_INTEREST)
                    .where(
                            PANEL_INTEREST.ORGANISATION.eq(PANEL_MEMBER.ORGANISATION),
                            PANEL_INTEREST.MEMBER.eq(PANEL_MEMBER.ID)))
            .convertFrom(
                    rows -> rows.stream().map(row -> Area.valueOf(row.value1())).collect(Collectors.toSet()));

    private static final Field<Set<Slot>> SLOTS = multiset(select(PANEL_TIME.SLOT)
                    .from(PANEL_TIME)
                    .where(
                            PANEL_TIME.ORGANISATION.eq(PANEL_MEMBER.ORGANISATION),
                            PANEL_TIME.MEMBER.eq(PANEL_MEMBER.ID)))
            .convertFrom(
                    rows -> rows.stream().map(row -> Slot.valueOf(row.value1())).collect(Collectors.toSet()));

    private static final Field<Integer> TIMES = field(selectCount()
            .from(PANEL_ASKED)
            .where(PANEL_ASKED.ORGANISATION.eq(PANEL_MEMBER.ORGANISATION), PANEL_ASKED.MEMBER.eq(PANEL_MEMBER.ID)));

    private final DSLContext db;

    MemberStore(DSLContext db) {
        this.db = db;
    }

    List<UUID> organisations() {
        return db.select(ORGANISATION.ID).from(ORGANISATION).fetch(ORGANISATION.ID);
    }

    Optional<String> organisationName(UUID organisation) {
        return db.select(ORGANISATION.NAME)
                .from(ORGANISATION)
                .where(ORGANISATION.ID.eq(organisation))
                .fetchOptional(ORGANISATION.NAME);
    }

    /** The one organisation here; empty where there are several, and then each has an address of its own. */
    Optional<UUID> onlyOrganisation() {
        List<UUID> all = db.select(ORGANISATION.ID).from(ORGANISATION).limit(2).fetch(ORGANISATION.ID);
        return all.size() == 1 ? Optional.of(all.getFirst()) : Optional.empty();
    }

    /** @return false where the same form has been sent before */
    boolean join(
            Member.Contact contact,
            Member.Profile profile,
            Code receipt,
            byte[] form,
            LocalDate today,
            boolean byEmployee) {
        UUID id = db.insertInto(PANEL_MEMBER)
                .set(PANEL_MEMBER.CODE, receipt.hash())
                .set(PANEL_MEMBER.FORM, form)
                .set(PANEL_MEMBER.CALLED, contact.called())
                .set(PANEL_MEMBER.CONTACT, contact.at())
                .set(PANEL_MEMBER.JOINED_ON, today)
                .set(PANEL_MEMBER.CONSENTED_ON, today)
                .set(PANEL_MEMBER.BY_EMPLOYEE, byEmployee)
                .onConflictDoNothing()
                .returning(PANEL_MEMBER.ID)
                .fetchOptional(PANEL_MEMBER.ID)
                .orElse(null);
        if (id != null) {
            insert(id, profile);
        }
        return id != null;
    }

    /** Writes anew what somebody says of herself; nothing of what stood there before is kept. */
    void change(UUID id, Member.Contact contact, Member.Profile profile) {
        db.update(PANEL_MEMBER)
                .set(PANEL_MEMBER.CALLED, contact.called())
                .set(PANEL_MEMBER.CONTACT, contact.at())
                .where(PANEL_MEMBER.ID.eq(id))
                .execute();
        db.deleteFrom(PANEL_INTEREST).where(PANEL_INTEREST.MEMBER.eq(id)).execute();
        db.deleteFrom(PANEL_TIME).where(PANEL_TIME.MEMBER.eq(id)).execute();
        db.deleteFrom(PANEL_PROFILE).where(PANEL_PROFILE.MEMBER.eq(id)).execute();
        insert(id, profile);
    }

    private void insert(UUID id, Member.Profile profile) {
        Age age = profile.age();
        db.insertInto(PANEL_PROFILE)
                .set(PANEL_PROFILE.MEMBER, id)
                .set(PANEL_PROFILE.AGE, age == null ? null : age.name())
                .set(PANEL_PROFILE.EXPERIENCE, profile.experience())
                .set(PANEL_PROFILE.NEEDS, profile.needs())
                .execute();
        profile.areas().forEach(area -> db.insertInto(PANEL_INTEREST)
                .set(PANEL_INTEREST.MEMBER, id)
                .set(PANEL_INTEREST.AREA, area.name())
                .execute());
        profile.slots().forEach(slot -> db.insertInto(PANEL_TIME)
                .set(PANEL_TIME.MEMBER, id)
                .set(PANEL_TIME.SLOT, slot.name())
                .execute());
    }

    Optional<Member> holder(Code receipt) {
        return rows(PANEL_MEMBER.CODE.eq(receipt.hash())).stream().findFirst();
    }

    Optional<Member> find(UUID id) {
        return rows(PANEL_MEMBER.ID.eq(id)).stream().findFirst();
    }

    /** Those asked the fewest times first: a panel is not the same few. */
    List<Member> all() {
        return rows(noCondition());
    }

    /**
     * Those whose experience shares words with the text, in Swedish as PostgreSQL bends them: a long word, which carries the matter, or two
     * shorter ones. The shortest, as "vill" and "kommer", stand in everything.
     */
    Set<UUID> writtenOf(String text) {
        return db.fetch("""
                        select p.member from panel_profile p,
                            unnest(to_tsvector('swedish', p.experience)) own
                            join unnest(to_tsvector('swedish', ?)) about using (lexeme)
                        where length(lexeme) > 4
                        group by p.member having count(*) > 1 or max(length(lexeme)) > 6
                        """, text).map(row -> row.get(0, UUID.class)).stream().collect(Collectors.toSet());
    }

    private List<Member> rows(Condition which) {
        return db.select(PANEL_MEMBER.fields())
                .select(PANEL_PROFILE.AGE, PANEL_PROFILE.EXPERIENCE, PANEL_PROFILE.NEEDS)
                .select(AREAS, SLOTS)
                .from(PANEL_MEMBER)
                .join(PANEL_PROFILE)
                .on(PANEL_PROFILE.ORGANISATION.eq(PANEL_MEMBER.ORGANISATION), PANEL_PROFILE.MEMBER.eq(PANEL_MEMBER.ID))
                .where(which)
                .orderBy(TIMES, PANEL_MEMBER.JOINED_ON, PANEL_MEMBER.ID)
                .fetch(MemberStore::member);
    }

    private static Member member(Record row) {
        return new Member(
                row.get(PANEL_MEMBER.ID),
                new Member.Contact(row.get(PANEL_MEMBER.CALLED), row.get(PANEL_MEMBER.CONTACT)),
                new Member.Profile(
                        row.get(AREAS),
                        row.get(SLOTS),
                        age(row.get(PANEL_PROFILE.AGE)),
                        row.get(PANEL_PROFILE.EXPERIENCE),
                        row.get(PANEL_PROFILE.NEEDS)),
                row.get(PANEL_MEMBER.JOINED_ON),
                row.get(PANEL_MEMBER.CONSENTED_ON),
                row.get(PANEL_MEMBER.BY_EMPLOYEE));
    }

    private static @Nullable Age age(@Nullable String name) {
        return name == null ? null : Age.valueOf(name);
    }

    /** Everything of somebody: what refers to her goes along. @return false where there is nobody */
    boolean erase(UUID id) {
        return db.deleteFrom(PANEL_MEMBER).where(PANEL_MEMBER.ID.eq(id)).execute() == 1;
    }
}
