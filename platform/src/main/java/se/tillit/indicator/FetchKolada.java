package se.tillit.indicator;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import se.tillit.access.Door;

/**
 * Fetches what has changed in Kolada since the last time. What was fetched lies in the database, so no page waits for Kolada; a question
 * that was put before is only asked what is new.
 */
@Component
final class FetchKolada {

    private static final Logger LOG = LoggerFactory.getLogger(FetchKolada.class);

    private final Door door;
    private final IndicatorStore store;
    private final KoladaClient kolada;
    private final Clock clock;

    FetchKolada(Door door, IndicatorStore store, KoladaClient kolada, Clock clock) {
        this.door = door;
        this.store = store;
        this.kolada = kolada;
        this.clock = clock;
    }

    /** In every organisation, each through its own door; one that fails is tried again the next night, and stops no other. */
    void everywhere() throws InterruptedException {
        if (kolada.isOff()) {
            return;
        }
        for (UUID organisation : store.organisations()) {
            try {
                fetch(organisation);
            } catch (IOException e) {
                LOG.warn("Kolada: {}", e.getMessage());
            }
        }
    }

    private record Asked(
            KoladaChoice choice, Map<String, List<UUID>> byKpi, String question, Optional<LocalDate> before) {}

    /** Asks outside any transaction, so that no connection waits for somebody else's answer. */
    int fetch(UUID organisation) throws IOException, InterruptedException {
        Optional<Asked> asked = door.readAs(organisation, this::question);
        if (asked.isEmpty()) {
            return 0;
        }
        LocalDate today = LocalDate.now(clock.withZone(ZoneId.of("Europe/Stockholm")));
        List<KoladaValue> values =
                kolada.values(asked.get().question(), asked.get().before().orElse(null));
        return door.writeAs(organisation, () -> {
            // Somebody may have chosen another municipality while Kolada was asked.
            if (!store.kolada().filter(asked.get().choice()::equals).isPresent()) {
                return 0;
            }
            values.forEach(value -> store(asked.get(), value, today));
            store.setFetchedOn(asked.get().question(), today);
            return values.size();
        });
    }

    private Optional<Asked> question() {
        Map<String, List<UUID>> byKpi = store.byKpi();
        return store.kolada().filter(choice -> !byKpi.isEmpty()).map(choice -> {
            String question = KoladaClient.question(
                    Set.copyOf(byKpi.keySet()), choice.asked().toList());
            return new Asked(choice, byKpi, question, store.fetchedOn(question));
        });
    }

    private void store(Asked asked, KoladaValue value, LocalDate today) {
        KoladaChoice choice = asked.choice();
        boolean ours = value.municipality().equals(choice.municipality());
        if (!ours && !value.municipality().equals(choice.peer())) {
            return;
        }
        String peer = ours ? null : choice.peerName();
        LocalDate begins = LocalDate.of(value.year(), 1, 1);
        for (UUID signal : asked.byKpi().getOrDefault(value.kpi(), List.of())) {
            if (value.value() == null) {
                store.remove(signal, null, peer, begins, 12);
            } else {
                store.put(signal, new Value(null, peer, begins, 12, value.value(), Value.Source.KOLADA, null), today);
            }
        }
    }
}
