package se.tillit.document;

import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Refusal;
import se.tillit.audit.Acts;

/** Says that a provision is what the machine took it for, that it is none, or what it says instead; or takes such a word back. */
@Component
public final class JudgeProvision {

    private final Acts acts;
    private final DocumentStore documents;
    private final ProvisionStore provisions;
    private final Clock clock;

    JudgeProvision(Acts acts, DocumentStore documents, ProvisionStore provisions, Clock clock) {
        this.acts = acts;
        this.documents = documents;
        this.provisions = provisions;
        this.clock = clock;
    }

    /**
     * @param verdict null: back to what the machine read
     * @param corrected what it says, for {@link Provision.Verdict#CORRECTED} alone
     */
    public void judge(
            Actor actor,
            UUID document,
            UUID version,
            String anchor,
            Provision.@Nullable Verdict verdict,
            Judgement.@Nullable Content corrected) {
        acts.perform(actor, Access.EDIT_DOCUMENTS, "document.judge", note -> {
            documents.find(document).orElseThrow(() -> new Refusal.NotFound("document"));
            Provision provision = documents.versions(document).stream()
                    .filter(one -> one.id().equals(version))
                    .flatMap(one -> provisions.of(one.id()).stream())
                    .filter(one -> one.anchor().equals(anchor))
                    .findFirst()
                    .orElseThrow(() -> new Refusal.NotFound("provision"));
            boolean added = provision.verdict() == Provision.Verdict.ADDED;
            if (added && verdict == Provision.Verdict.CONFIRMED) {
                return document; // whoever added it stands for it
            }
            provisions.forget(document, anchor);
            if (added && corrected == null) {
                provisions.removeAdded(document, anchor);
            } else if (verdict != null) {
                Provision.Verdict kept = added ? Provision.Verdict.ADDED : verdict;
                provisions.judge(
                        document,
                        new Judgement(anchor, kept, provision.section(), provision.text(), corrected),
                        actor.account(),
                        clock.instant());
            }
            note.about(document).with("verdict", verdict == null ? "NONE" : verdict.name());
            return document;
        });
    }
}
