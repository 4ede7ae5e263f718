package se.tillit.chain;

import static se.tillit.schema.Tables.CHAIN_VERSION;

import java.lang.ref.SoftReference;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What has been made of an organisation's chain and demands, kept while they stay as they are and there is memory. The database is asked
 * each time what they are called now, under row-level security: so a change on any node counts at once, and nobody gets another's.
 */
@Component
public final class SnapshotStore {

    /** Days and questions to keep; the one that was asked for longest ago goes first. */
    private static final int MOST = 64;

    /** @param name renewed by every change of the chain or its demands */
    private record Version(UUID organisation, UUID name) {}

    private record Key(UUID organisation, Object what) {}

    /** The lock is held while it is made, so that many who ask at once have it made once. */
    private static final class Kept {
        private final Version version;
        private volatile @Nullable Object before;
        private volatile @Nullable Object value;

        private Kept(Version version, @Nullable Object before) {
            this.version = version;
            this.before = before;
        }

        private @Nullable Object last() {
            Object made = value;
            return made == null ? before : made;
        }
    }

    private final DSLContext db;
    private final Map<Key, SoftReference<Kept>> kept = new LinkedHashMap<>(MOST, 0.75f, true);

    SnapshotStore(DSLContext db) {
        this.db = db;
    }

    /**
     * What is made of the chain and its demands.
     *
     * @param what says what it is, equal for the same; a record of its own type
     * @param make reads what it needs in this transaction; the result must never change
     */
    public <T> T of(Object what, Supplier<T> make) {
        return renewed(what, before -> make.get());
    }

    /**
     * The same, of what is made sooner from what it was before.
     *
     * @param make is given what was made last, before something changed; null where nothing is kept
     */
    public <T> T renewed(Object what, Function<@Nullable T, T> make) {
        return kept(what, CHAIN_VERSION.NAME, make);
    }

    /** What is made of the chain alone: it stays when demands change. */
    public <T> T ofChain(Object what, Supplier<T> make) {
        return kept(what, CHAIN_VERSION.CHAIN, before -> make.get());
    }

    @SuppressWarnings("unchecked") // the type of what goes with the type of what is made
    private <T> T kept(Object what, Field<UUID> name, Function<@Nullable T, T> make) {
        // A transaction that writes sees what nobody else sees yet.
        Optional<Version> version =
                TransactionSynchronizationManager.isCurrentTransactionReadOnly() ? version(name) : Optional.empty();
        if (version.isEmpty()) {
            return make.apply(null);
        }
        Kept one = kept(version.get(), what);
        synchronized (one) {
            if (one.value == null) {
                T made = make.apply((T) one.before);
                if (!version(name).equals(version)) {
                    return made; // somebody wrote while it was read: good for this answer, not for the next
                }
                one.value = made;
                one.before = null;
            }
            return (T) one.value;
        }
    }

    private Kept kept(Version version, Object what) {
        Key key = new Key(version.organisation(), what);
        synchronized (kept) {
            SoftReference<Kept> reference = kept.get(key);
            Kept one = reference == null ? null : reference.get();
            if (one == null || !one.version.equals(version)) {
                one = new Kept(version, one == null ? null : one.last());
                kept.put(key, new SoftReference<>(one));
                if (kept.size() > MOST) {
                    kept.remove(kept.keySet().iterator().next());
                }
            }
            return one;
        }
    }

    private Optional<Version> version(Field<UUID> name) {
        return db.select(CHAIN_VERSION.ORGANISATION, name)
                .from(CHAIN_VERSION)
                .fetchOptional(row -> new Version(row.value1(), row.value2()));
    }
}
