package se.tillit.answering;

import static se.tillit.chain.ChainStore.holdsOn;
import static se.tillit.schema.Tables.ACCOUNT;
import static se.tillit.schema.Tables.ASSIGNMENT;
import static se.tillit.schema.Tables.MEMBERSHIP;
import static se.tillit.schema.Tables.OBSTACLE_SETTING;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Role;
import se.tillit.chain.Chain;
import se.tillit.chain.Position;

/** Who must answer, and within how many days. */
@Component
public final class HolderStore {

    /** Where the organisation has not said another. */
    public static final int WORKING_DAYS = 10;

    private final DSLContext db;

    HolderStore(DSLContext db) {
        this.db = db;
    }

    /** Who can answer in each unit, as of the chain's day. */
    public Holders holders(Chain chain, Access answering) {
        Map<UUID, Holders.Rank> ranks = new HashMap<>();
        db.select(ASSIGNMENT.ACCOUNT, ASSIGNMENT.ROLE)
                .from(ASSIGNMENT)
                .where(ASSIGNMENT.ROLE.in(Arrays.stream(Role.values())
                        .filter(answering::allows)
                        .map(Role::name)
                        .toList()))
                .forEach(one -> ranks.merge(
                        one.value1(), rank(Role.valueOf(one.value2())), (a, b) -> a.compareTo(b) <= 0 ? a : b));
        Map<UUID, List<Holders.Person>> byUnit = new HashMap<>();
        db.select(ACCOUNT.ID, ACCOUNT.NAME, MEMBERSHIP.UNIT, MEMBERSHIP.POSITION)
                .from(ACCOUNT)
                .join(MEMBERSHIP)
                .on(MEMBERSHIP.ACCOUNT.eq(ACCOUNT.ID), holdsOn(MEMBERSHIP.VALID, chain.day()))
                .where(ACCOUNT.DISABLED.isFalse(), ACCOUNT.ID.in(ranks.keySet()))
                .orderBy(ACCOUNT.NAME, ACCOUNT.ID)
                .forEach(one -> byUnit.computeIfAbsent(one.value3(), unit -> new ArrayList<>())
                        .add(new Holders.Person(
                                one.value1(),
                                one.value2(),
                                chain.position(one.value4()).map(Position::name).orElse(null),
                                ranks.get(one.value1()))));
        return new Holders(chain, byUnit);
    }

    /** The organisation's one number of working days, kept where obstacles are arranged. */
    public int workingDays() {
        return db.select(OBSTACLE_SETTING.WORKING_DAYS)
                .from(OBSTACLE_SETTING)
                .fetchOptional(OBSTACLE_SETTING.WORKING_DAYS)
                .orElse(WORKING_DAYS);
    }

    private static Holders.Rank rank(Role role) {
        return switch (role) {
            case MANAGER, LEADERSHIP -> Holders.Rank.LEADS;
            case POLITICIAN -> Holders.Rank.ELECTED;
            default -> Holders.Rank.SUPPORTS;
        };
    }
}
