package se.tillit.consequence;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.access.Refusal;
import se.tillit.audit.Acts;
import se.tillit.signal.SignalQuery;

/** Says of a new demand what no arithmetic can: what residents gain, what remains without it, what could go instead. */
@Component
public final class WriteConsequence {

    private final Acts acts;
    private final Preparing preparing;
    private final ConsequenceStore consequences;
    private final SignalQuery signals;

    WriteConsequence(Acts acts, Preparing preparing, ConsequenceStore consequences, SignalQuery signals) {
        this.acts = acts;
        this.preparing = preparing;
        this.consequences = consequences;
        this.signals = signals;
    }

    /**
     * @param version the version that the writer saw
     * @throws Refusal.Conflict where it is decided, or somebody wrote meanwhile
     */
    public void write(Actor actor, UUID id, int version, Consequence.Words words, List<Consequence.Exchange> exchange) {
        acts.perform(actor, Access.PREPARE_DEMANDS, "consequence.write", note -> {
            preparing.open(id);
            Problems problems = new Problems();
            Preparing.check(problems, "arende", words.matter());
            Preparing.check(problems, "vinst", words.gain());
            Preparing.check(problems, "sager", words.residentsSay());
            Preparing.check(problems, "nar", words.residentsSource());
            Preparing.check(problems, "nej", words.ifNo());
            Preparing.check(problems, "risk", words.riskIfNo());
            Preparing.check(problems, "politik", words.politics());
            Preparing.check(problems, "profession", words.profession());
            Preparing.check(problems, "vagar", words.alternatives());
            exchange.forEach(one -> Preparing.check(problems, "utbyte0", one.note()));
            problems.refuseIfAny();
            List<UUID> demands =
                    exchange.stream().map(Consequence.Exchange::demand).toList();
            if (!signals.find(actor, demands).keySet().containsAll(demands)) {
                throw new Refusal.NotFound("signal");
            }
            if (!consequences.write(id, version, words, exchange)) {
                throw new Refusal.Conflict("consequence " + id);
            }
            return note.about(id).with("version", version + 1);
        });
    }
}
