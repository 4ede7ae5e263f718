package se.tillit.document;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.access.Refusal;
import se.tillit.audit.Acts;

/** Adds a provision that the machine did not find: words that stand in the text, and what they are. */
@Component
public final class AddProvision {

    private final Acts acts;
    private final DocumentStore documents;
    private final ProvisionStore provisions;
    private final Clock clock;

    AddProvision(Acts acts, DocumentStore documents, ProvisionStore provisions, Clock clock) {
        this.acts = acts;
        this.documents = documents;
        this.provisions = provisions;
        this.clock = clock;
    }

    /**
     * @return its anchor
     * @throws Refusal.Invalid where the text does not say so, or it is there already
     */
    public String add(Actor actor, UUID document, UUID version, String words, Judgement.Content content) {
        return acts.perform(actor, Access.EDIT_DOCUMENTS, "document.add-provision", note -> {
            var read = documents.versions(document).stream()
                    .filter(one -> one.id().equals(version))
                    .findFirst()
                    .flatMap(one -> documents.asRead(one.id()))
                    .orElseThrow(() -> new Refusal.NotFound("document"));
            String section = Placement.find(read.text(), words)
                    .map(range -> Placement.sectionAt(read, range.start()))
                    .orElseThrow(() -> new Refusal.Invalid(new Problems().add("text", "document.form.not-in-text")));
            String anchor = Anchor.of(section, words);
            List<Provision> before = provisions.of(version);
            new Problems()
                    .addIf(
                            before.stream().anyMatch(one -> one.anchor().equals(anchor)),
                            "text",
                            "document.form.there-already")
                    .refuseIfAny();
            Judgement judgement = new Judgement(anchor, Provision.Verdict.ADDED, section, words, content);
            provisions.judge(document, judgement, actor.account(), clock.instant());
            provisions.insert(
                    document,
                    version,
                    provisions.nextOrdinal(version),
                    Placement.added(read, judgement, content).stream().toList());
            note.about(document);
            return anchor;
        });
    }
}
