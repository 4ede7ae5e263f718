package se.tillit.proposal;

import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static se.tillit.schema.Tables.ACCOUNT;
import static se.tillit.schema.Tables.ORGANISATION;
import static se.tillit.schema.Tables.PROPOSAL;
import static se.tillit.schema.Tables.PROPOSAL_COMMENT;
import static se.tillit.schema.Tables.PROPOSAL_DEMAND;
import static se.tillit.schema.Tables.PROPOSAL_EFFECT;
import static se.tillit.schema.Tables.SIGNAL;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectJoinStep;
import org.jooq.TableField;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.tillit.signal.Frequency;
import se.tillit.signal.Hours;

@Component
final class ProposalStore {

    private static final Field<List<Proposal.Item>> ITEMS = multiset(select(
                            PROPOSAL_DEMAND.SIGNAL,
                            PROPOSAL_DEMAND.CHANGE,
                            PROPOSAL_DEMAND.INTO_SIGNAL,
                            PROPOSAL_DEMAND.RHYTHM,
                            PROPOSAL_DEMAND.SERVES,
                            PROPOSAL_DEMAND.CONTROLLERS_SAY,
                            PROPOSAL_DEMAND.CONTROLLED_SAY,
                            PROPOSAL_DEMAND.REMAINS,
                            PROPOSAL_DEMAND.AGREED,
                            PROPOSAL_DEMAND.SUCCESSOR)
                    .from(PROPOSAL_DEMAND)
                    .where(
                            PROPOSAL_DEMAND.ORGANISATION.eq(PROPOSAL.ORGANISATION),
                            PROPOSAL_DEMAND.PROPOSAL.eq(PROPOSAL.ID))
                    .orderBy(PROPOSAL_DEMAND.ORDINAL))
            .convertFrom(rows -> rows.map(one -> new Proposal.Item(
                    one.value1(),
                    Change.valueOf(one.value2()),
                    one.value3(),
                    one.value4() == null ? null : Frequency.Rhythm.valueOf(one.value4()),
                    one.value5(),
                    one.value6(),
                    one.value7(),
                    one.value8(),
                    one.value9(),
                    one.value10())));

    private static final Field<String> MAKER = name(PROPOSAL.MADE_BY);
    private static final Field<String> DECIDER = name(PROPOSAL.DECIDED_BY);

    private final DSLContext db;

    ProposalStore(DSLContext db) {
        this.db = db;
    }

    private static Field<String> name(TableField<?, UUID> account) {
        return field(select(ACCOUNT.NAME).from(ACCOUNT).where(ACCOUNT.ID.eq(account)));
    }

    Optional<Proposal> find(UUID id) {
        return rows().where(PROPOSAL.ID.eq(id)).fetchOptional(ProposalStore::proposal);
    }

    /** Those not decided yet, the nearest last day first, then drafts. */
    List<Proposal> open() {
        return rows().where(PROPOSAL.DECIDED_ON.isNull())
                .orderBy(PROPOSAL.UNTIL.asc().nullsLast(), PROPOSAL.MADE_ON.desc(), PROPOSAL.ID.desc())
                .fetch(ProposalStore::proposal);
    }

    /** Those that are decided, the newest first; what comes after the given one. */
    List<Proposal> decided(@Nullable Proposal after, int most) {
        Condition place = after == null || after.decision() == null
                ? noCondition()
                : row(PROPOSAL.DECIDED_ON, PROPOSAL.ID).lt(after.decision().by().on(), after.id());
        return rows().where(PROPOSAL.DECIDED_ON.isNotNull(), place)
                .orderBy(PROPOSAL.DECIDED_ON.desc(), PROPOSAL.ID.desc())
                .limit(most)
                .fetch(ProposalStore::proposal);
    }

    List<Proposal> about(UUID signal) {
        return rows().where(exists(selectOne()
                        .from(PROPOSAL_DEMAND)
                        .where(
                                PROPOSAL_DEMAND.ORGANISATION.eq(PROPOSAL.ORGANISATION),
                                PROPOSAL_DEMAND.PROPOSAL.eq(PROPOSAL.ID),
                                PROPOSAL_DEMAND.SIGNAL.eq(signal))))
                .orderBy(PROPOSAL.MADE_ON.desc(), PROPOSAL.ID.desc())
                .fetch(ProposalStore::proposal);
    }

    /** Those about what some units demand, the newest decision first. */
    List<Proposal> aboutDemandsOf(Collection<UUID> issuers) {
        return rows().where(exists(selectOne()
                        .from(PROPOSAL_DEMAND)
                        .join(SIGNAL)
                        .on(SIGNAL.ORGANISATION.eq(PROPOSAL_DEMAND.ORGANISATION), SIGNAL.ID.eq(PROPOSAL_DEMAND.SIGNAL))
                        .where(
                                PROPOSAL_DEMAND.ORGANISATION.eq(PROPOSAL.ORGANISATION),
                                PROPOSAL_DEMAND.PROPOSAL.eq(PROPOSAL.ID),
                                SIGNAL.ISSUER.eq(any(issuers.toArray(UUID[]::new))))))
                .orderBy(PROPOSAL.DECIDED_ON.desc().nullsFirst(), PROPOSAL.ID.desc())
                .fetch(ProposalStore::proposal);
    }

    /** Those whose effect those concerned have been asked about since a day, the newest first. */
    List<Proposal> askedAboutSince(LocalDate day) {
        return rows().where(PROPOSAL.EFFECT_ASKED_ON.ge(day))
                .orderBy(PROPOSAL.EFFECT_ASKED_ON.desc(), PROPOSAL.ID)
                .fetch(ProposalStore::proposal);
    }

    /** Those that residents are told of, the newest first. */
    List<Proposal> toldToResidents() {
        return rows().where(PROPOSAL.TOLD_RESIDENTS.isNotNull())
                .orderBy(PROPOSAL.DECIDED_ON.desc(), PROPOSAL.ID.desc())
                .fetch(ProposalStore::proposal);
    }

    UUID insert(Proposal.Words words, List<Proposal.Item> items, LocalDate on, UUID by, String as) {
        UUID id = db.insertInto(PROPOSAL)
                .set(PROPOSAL.TITLE, words.title())
                .set(PROPOSAL.WHY, words.why())
                .set(PROPOSAL.FREED_TO, words.freedTo())
                .set(PROPOSAL.FROM_DAY, words.from())
                .set(PROPOSAL.RETURN_ON, words.returnOn())
                .set(PROPOSAL.MADE_ON, on)
                .set(PROPOSAL.MADE_BY, by)
                .set(PROPOSAL.MADE_AS, as)
                .returning(PROPOSAL.ID)
                .fetchSingle(PROPOSAL.ID);
        insert(id, items);
        return id;
    }

    private void insert(UUID id, List<Proposal.Item> items) {
        for (int i = 0; i < items.size(); i++) {
            Proposal.Item item = items.get(i);
            db.insertInto(PROPOSAL_DEMAND)
                    .set(PROPOSAL_DEMAND.PROPOSAL, id)
                    .set(PROPOSAL_DEMAND.SIGNAL, item.demand())
                    .set(PROPOSAL_DEMAND.ORDINAL, i)
                    .set(PROPOSAL_DEMAND.CHANGE, item.change().name())
                    .set(PROPOSAL_DEMAND.INTO_SIGNAL, item.into())
                    .set(
                            PROPOSAL_DEMAND.RHYTHM,
                            item.often() == null ? null : item.often().name())
                    .set(PROPOSAL_DEMAND.SERVES, item.serves())
                    .set(PROPOSAL_DEMAND.CONTROLLERS_SAY, item.controllersSay())
                    .set(PROPOSAL_DEMAND.CONTROLLED_SAY, item.controlledSay())
                    .set(PROPOSAL_DEMAND.REMAINS, item.remains())
                    .execute();
        }
    }

    /** @return false where it is no draft, or somebody else has written since it was read */
    boolean write(UUID id, int version, Proposal.Words words, List<Proposal.Item> items) {
        int written = db.update(PROPOSAL)
                .set(PROPOSAL.VERSION, version + 1)
                .set(PROPOSAL.TITLE, words.title())
                .set(PROPOSAL.WHY, words.why())
                .set(PROPOSAL.FREED_TO, words.freedTo())
                .set(PROPOSAL.FROM_DAY, words.from())
                .set(PROPOSAL.STOP_RULE, words.stopRule())
                .set(PROPOSAL.RETURN_ON, words.returnOn())
                .set(PROPOSAL.CONSULT, words.consult())
                .set(PROPOSAL.LAW, words.law())
                .where(PROPOSAL.ID.eq(id), PROPOSAL.VERSION.eq(version), PROPOSAL.SENT_ON.isNull())
                .execute();
        if (written == 1) {
            db.deleteFrom(PROPOSAL_DEMAND)
                    .where(PROPOSAL_DEMAND.PROPOSAL.eq(id))
                    .execute();
            insert(id, items);
        }
        return written == 1;
    }

    /** @return false where it is no draft any more */
    boolean drop(UUID id) {
        return db.deleteFrom(PROPOSAL)
                        .where(PROPOSAL.ID.eq(id), PROPOSAL.SENT_ON.isNull())
                        .execute()
                == 1;
    }

    /** @return false where it is no draft, or somebody else has written since it was read */
    boolean send(UUID id, int version, LocalDate today, LocalDate until) {
        return db.update(PROPOSAL)
                        .set(PROPOSAL.SENT_ON, today)
                        .set(PROPOSAL.UNTIL, until)
                        .where(PROPOSAL.ID.eq(id), PROPOSAL.VERSION.eq(version), PROPOSAL.SENT_ON.isNull())
                        .execute()
                == 1;
    }

    void comment(UUID id, UUID by, Comment comment) {
        db.insertInto(PROPOSAL_COMMENT)
                .set(PROPOSAL_COMMENT.PROPOSAL, id)
                .set(PROPOSAL_COMMENT.ACCOUNT, by)
                .set(PROPOSAL_COMMENT.SAID_ON, comment.on())
                .set(PROPOSAL_COMMENT.SAID_AS, comment.as())
                .set(PROPOSAL_COMMENT.SIDE, comment.side().name())
                .set(PROPOSAL_COMMENT.WORDS, comment.words())
                .execute();
    }

    List<Comment> comments(UUID id) {
        return db.select(
                        PROPOSAL_COMMENT.SAID_ON,
                        PROPOSAL_COMMENT.SAID_AS,
                        PROPOSAL_COMMENT.SIDE,
                        PROPOSAL_COMMENT.WORDS)
                .from(PROPOSAL_COMMENT)
                .where(PROPOSAL_COMMENT.PROPOSAL.eq(id))
                .orderBy(PROPOSAL_COMMENT.SAID_ON, PROPOSAL_COMMENT.ID)
                .fetch(one -> new Comment(one.value1(), one.value2(), Side.valueOf(one.value3()), one.value4()));
    }

    /** @return false where somebody has decided meanwhile */
    boolean decide(UUID id, UUID by, Proposal.Decision decision, @Nullable LocalDate from) {
        Hours freed = decision.freed();
        Proposal.Told residents = decision.residents();
        return db.update(PROPOSAL)
                        .set(PROPOSAL.DECIDED_ON, decision.by().on())
                        .set(PROPOSAL.DECIDED_BY, by)
                        .set(PROPOSAL.DECIDED_AS, decision.by().as())
                        .set(PROPOSAL.AGREED, decision.agreed())
                        .set(PROPOSAL.FROM_DAY, from)
                        .set(PROPOSAL.REASON, decision.reason())
                        .set(PROPOSAL.STANDS_BEHIND, decision.standsBehind())
                        .set(PROPOSAL.FREED_LOW, freed == null ? null : freed.low())
                        .set(PROPOSAL.FREED_LIKELY, freed == null ? null : freed.likely())
                        .set(PROPOSAL.FREED_HIGH, freed == null ? null : freed.high())
                        .set(PROPOSAL.TOLD_RESIDENTS, residents == null ? null : residents.changed())
                        .set(PROPOSAL.STILL_CONTROLLED, residents == null ? null : residents.controlled())
                        .where(PROPOSAL.ID.eq(id), PROPOSAL.SENT_ON.isNotNull(), PROPOSAL.DECIDED_ON.isNull())
                        .execute()
                == 1;
    }

    void decided(UUID id, UUID signal, boolean agreed, @Nullable UUID successor) {
        db.update(PROPOSAL_DEMAND)
                .set(PROPOSAL_DEMAND.AGREED, agreed)
                .set(PROPOSAL_DEMAND.SUCCESSOR, successor)
                .where(PROPOSAL_DEMAND.PROPOSAL.eq(id), PROPOSAL_DEMAND.SIGNAL.eq(signal))
                .execute();
    }

    /** Asks about what has been as was agreed since the day or longer, and has not been asked about. @return how many */
    int askAboutEffects(LocalDate inForceSince, LocalDate today) {
        return db.update(PROPOSAL)
                .set(PROPOSAL.EFFECT_ASKED_ON, today)
                .where(
                        PROPOSAL.FREED_LIKELY.isNotNull(),
                        PROPOSAL.EFFECT_ASKED_ON.isNull(),
                        PROPOSAL.FROM_DAY.le(inForceSince))
                .execute();
    }

    void confirm(UUID id, UUID by, Effect effect) {
        db.insertInto(PROPOSAL_EFFECT)
                .set(PROPOSAL_EFFECT.PROPOSAL, id)
                .set(PROPOSAL_EFFECT.ACCOUNT, by)
                .set(PROPOSAL_EFFECT.SAID_ON, effect.on())
                .set(PROPOSAL_EFFECT.SAID_AS, effect.as())
                .set(PROPOSAL_EFFECT.ANSWER, effect.answer().name())
                .set(PROPOSAL_EFFECT.WORDS, effect.words())
                .onConflict(PROPOSAL_EFFECT.ORGANISATION, PROPOSAL_EFFECT.PROPOSAL, PROPOSAL_EFFECT.ACCOUNT)
                .doUpdate()
                .set(PROPOSAL_EFFECT.SAID_ON, effect.on())
                .set(PROPOSAL_EFFECT.SAID_AS, effect.as())
                .set(PROPOSAL_EFFECT.ANSWER, effect.answer().name())
                .set(PROPOSAL_EFFECT.WORDS, effect.words())
                .execute();
    }

    List<Effect> effects(UUID id) {
        return db.select(
                        PROPOSAL_EFFECT.SAID_ON, PROPOSAL_EFFECT.SAID_AS, PROPOSAL_EFFECT.ANSWER, PROPOSAL_EFFECT.WORDS)
                .from(PROPOSAL_EFFECT)
                .where(PROPOSAL_EFFECT.PROPOSAL.eq(id))
                .orderBy(PROPOSAL_EFFECT.SAID_ON, PROPOSAL_EFFECT.SAID_AS, PROPOSAL_EFFECT.ACCOUNT)
                .fetch(one ->
                        new Effect(one.value1(), one.value2(), Effect.Answer.valueOf(one.value3()), one.value4()));
    }

    boolean hasConfirmed(UUID id, UUID account) {
        return db.fetchExists(PROPOSAL_EFFECT, PROPOSAL_EFFECT.PROPOSAL.eq(id), PROPOSAL_EFFECT.ACCOUNT.eq(account));
    }

    boolean hasCommented(UUID id, UUID account) {
        return db.fetchExists(PROPOSAL_COMMENT, PROPOSAL_COMMENT.PROPOSAL.eq(id), PROPOSAL_COMMENT.ACCOUNT.eq(account));
    }

    List<UUID> organisations() {
        return db.select(ORGANISATION.ID).from(ORGANISATION).fetch(ORGANISATION.ID);
    }

    Optional<String> organisationName(UUID id) {
        return db.select(ORGANISATION.NAME)
                .from(ORGANISATION)
                .where(ORGANISATION.ID.eq(id))
                .fetchOptional(ORGANISATION.NAME);
    }

    private SelectJoinStep<? extends Record> rows() {
        return db.select(PROPOSAL.fields()).select(ITEMS, MAKER, DECIDER).from(PROPOSAL);
    }

    private static Proposal proposal(Record row) {
        LocalDate sent = row.get(PROPOSAL.SENT_ON);
        return new Proposal(
                row.get(PROPOSAL.ID),
                row.get(PROPOSAL.VERSION),
                new Proposal.Words(
                        row.get(PROPOSAL.TITLE),
                        row.get(PROPOSAL.WHY),
                        row.get(PROPOSAL.FREED_TO),
                        row.get(PROPOSAL.FROM_DAY),
                        row.get(PROPOSAL.STOP_RULE),
                        row.get(PROPOSAL.RETURN_ON),
                        row.get(PROPOSAL.CONSULT),
                        row.get(PROPOSAL.LAW)),
                row.get(ITEMS),
                new Proposal.Said(row.get(PROPOSAL.MADE_ON), row.get(MAKER), row.get(PROPOSAL.MADE_AS)),
                row.get(PROPOSAL.MADE_BY),
                sent == null ? null : new Proposal.Consultation(sent, row.get(PROPOSAL.UNTIL)),
                decision(row),
                row.get(PROPOSAL.EFFECT_ASKED_ON));
    }

    private static Proposal.@Nullable Decision decision(Record row) {
        LocalDate on = row.get(PROPOSAL.DECIDED_ON);
        if (on == null) {
            return null;
        }
        String told = row.get(PROPOSAL.TOLD_RESIDENTS);
        return new Proposal.Decision(
                new Proposal.Said(on, row.get(DECIDER), row.get(PROPOSAL.DECIDED_AS)),
                row.get(PROPOSAL.AGREED),
                row.get(PROPOSAL.REASON),
                row.get(PROPOSAL.STANDS_BEHIND),
                row.get(PROPOSAL.FREED_LIKELY) == null
                        ? null
                        : new Hours(
                                row.get(PROPOSAL.FREED_LOW),
                                row.get(PROPOSAL.FREED_LIKELY),
                                row.get(PROPOSAL.FREED_HIGH)),
                told == null ? null : new Proposal.Told(told, row.get(PROPOSAL.STILL_CONTROLLED)));
    }
}
