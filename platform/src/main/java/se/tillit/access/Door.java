package se.tillit.access;

import java.util.UUID;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The only way to an organisation's data: a transaction that says for whom it acts. Row-level security shows nothing to a query that came
 * another way, so a forgotten filter shows nothing either.
 */
@Component
public final class Door {

    private static final StackWalker STACK = StackWalker.getInstance();

    private final DSLContext db;
    private final Timings timings;
    private final TransactionTemplate reading;
    private final TransactionTemplate writing;

    Door(DSLContext db, PlatformTransactionManager transactions, Timings timings) {
        this.db = db;
        this.timings = timings;
        this.reading = new TransactionTemplate(transactions);
        this.reading.setReadOnly(true);
        this.writing = new TransactionTemplate(transactions);
    }

    /** Answers a question of an actor who may ask it. */
    public <T> T read(Actor actor, Access needed, Supplier<T> question) {
        return timings.of("tillit.query", caller(), () -> {
            actor.must(needed);
            return readAs(actor.organisation(), question);
        });
    }

    /** The query's class and method, as in {@code SignalQuery.list}. */
    private static String caller() {
        return STACK.walk(frames -> frames.filter(
                        frame -> !frame.getClassName().equals(Door.class.getName()))
                .findFirst()
                .map(frame -> frame.getClassName().substring(frame.getClassName().lastIndexOf('.') + 1) + "."
                        + frame.getMethodName())
                .orElseThrow());
    }

    /** Does something for an actor; who may do it has been settled by the verb. */
    public <T> T write(Actor actor, Supplier<T> work) {
        return writeAs(actor.organisation(), work);
    }

    /** For what has no actor yet: signing in, the first run, jobs. */
    public <T> T readAs(UUID organisation, Supplier<T> question) {
        return reading.execute(status -> {
            enter(organisation, status);
            return question.get();
        });
    }

    /** For what has no actor yet: signing in, the first run, jobs. */
    public <T> T writeAs(UUID organisation, Supplier<T> work) {
        return writing.execute(status -> {
            enter(organisation, status);
            return work.get();
        });
    }

    private void enter(UUID organisation, TransactionStatus status) {
        if (status.isNewTransaction()) {
            db.execute("select set_config('app.organisation', ?, true)", organisation.toString());
        } else if (!organisation.toString().equals(db.fetchValue("select current_setting('app.organisation', true)"))) {
            // The setting lasts as long as the transaction: what is left of it would go on in the other organisation.
            throw new IllegalStateException("A transaction acts for one organisation");
        }
    }
}
