package se.tillit.indicator;

import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.audit.Acts;

/** Says which municipality or region the organisation is in Kolada, and whom it is compared with. What was fetched for another goes. */
@Component
public final class ChooseKolada {

    private final Acts acts;
    private final IndicatorStore store;

    ChooseKolada(Acts acts, IndicatorStore store) {
        this.acts = acts;
        this.store = store;
    }

    public void choose(Actor actor, KoladaChoice choice) {
        acts.perform(actor, Access.EDIT_SIGNALS, "indicator.kolada", note -> {
            String peer = choice.peer();
            new Problems()
                    .addIf(
                            !KoladaChoice.isMunicipality(choice.municipality()),
                            "kommun",
                            "indicator.kolada.not-a-municipality")
                    .addIf(peer != null && !KoladaChoice.isPeer(peer), "grupp", "indicator.kolada.not-a-group")
                    .addIf(peer != null && peer.equals(choice.municipality()), "grupp", "indicator.kolada.same")
                    .addIf((peer == null) != (choice.peerName() == null), "namn", "indicator.kolada.needs-name")
                    .refuseIfAny();
            if (!store.kolada().filter(choice::equals).isPresent()) {
                store.setKolada(choice);
            }
            return note.with("municipality", choice.municipality());
        });
    }
}
