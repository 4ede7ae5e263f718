package se.tillit.document;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Refusal;
import se.tillit.audit.Acts;
import se.tillit.signal.Receiver;
import se.tillit.signal.RegisterSignal;
import se.tillit.signal.Signal;

/**
 * Makes a draft a demand: a person stands for it, and it keeps the places where it is said. The receivers that the person chose are who the
 * documents mean by the role from now on.
 */
@Component
public final class ConfirmDraft {

    private final Acts acts;
    private final DraftStore drafts;
    private final RoleStore roles;
    private final ProvisionStore provisions;
    private final RegisterSignal register;
    private final Clock clock;

    ConfirmDraft(
            Acts acts,
            DraftStore drafts,
            RoleStore roles,
            ProvisionStore provisions,
            RegisterSignal register,
            Clock clock) {
        this.acts = acts;
        this.drafts = drafts;
        this.roles = roles;
        this.provisions = provisions;
        this.register = register;
        this.clock = clock;
    }

    /**
     * @return the demand
     * @throws Refusal.Conflict where somebody has confirmed it meanwhile
     */
    public UUID confirm(Actor actor, UUID id, Signal.Details details) {
        return acts.perform(actor, Access.EDIT_DOCUMENTS, "document.confirm-draft", note -> {
            Draft draft = drafts.find(id).orElseThrow(() -> new Refusal.NotFound("draft"));
            UUID signal = register.register(actor, details, draft.sources());
            if (!drafts.settle(id, Draft.State.CONFIRMED, signal)) {
                throw new Refusal.Conflict("draft " + id);
            }
            learn(draft, details);
            draft.sources().forEach(source -> provisions.of(source.version()).stream()
                    .filter(one -> one.start() == source.start() && !one.settled())
                    .forEach(one -> provisions.judge(
                            source.document(),
                            new Judgement(one.anchor(), Provision.Verdict.CONFIRMED, one.section(), one.text(), null),
                            actor.account(),
                            clock.instant())));
            note.about(id);
            return signal;
        });
    }

    private void learn(Draft draft, Signal.Details details) {
        List<UUID> everywhere = details.receivers().stream()
                .filter(receiver -> receiver.unit() == null)
                .map(Receiver::position)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        if (!draft.role().isEmpty() && !everywhere.isEmpty()) {
            roles.replaceSynonyms(draft.role(), everywhere);
        }
    }
}
