package se.tillit.demo;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import se.tillit.access.Actor;
import se.tillit.access.Door;
import se.tillit.identity.AccountStore;
import se.tillit.indicator.DescribeIndicator;
import se.tillit.indicator.Indicator;
import se.tillit.indicator.LoadValues;
import se.tillit.signal.Signal;
import se.tillit.signal.SignalQuery;

/** Which questions Sjöhaga's indicators answer, and made-up values of some of them, which say that they are. */
@Component
final class SjohagaIndicators implements Tale {

    private final DemoClock clock;
    private final Door door;
    private final AccountStore accounts;
    private final SignalQuery signals;
    private final DescribeIndicator describe;
    private final LoadValues load;

    SjohagaIndicators(
            DemoClock clock,
            Door door,
            AccountStore accounts,
            SignalQuery signals,
            DescribeIndicator describe,
            LoadValues load) {
        this.clock = clock;
        this.door = door;
        this.accounts = accounts;
        this.signals = signals;
        this.describe = describe;
        this.load = load;
    }

    @Override
    public void tell(UUID organisation) {
        Actor johan = door.readAs(organisation, accounts::people).stream()
                .filter(person -> person.name().equals("Johan Berglund"))
                .map(person -> accounts.actor(person.account(), organisation).orElseThrow())
                .findFirst()
                .orElseThrow();
        LocalDate today = clock.today();
        Map<String, UUID> demands = signals.asOf(johan, today).stream()
                .collect(Collectors.toMap(signal -> signal.details().code(), Signal::id));
        describe.describe(
                johan,
                demands.get("KS-I1"),
                new Indicator(
                        "Har de som arbetar här det de behöver för att göra ett bra jobb?",
                        "index, 0 till 100",
                        true,
                        "Två samordnare till i hemtjänsten",
                        today.minusDays(210),
                        null));
        describe.describe(
                johan,
                demands.get("KS-I4"),
                new Indicator(
                        "Var är bemanningen för svag?",
                        "timmar per årsarbetare",
                        false,
                        "Bemanningsplanen för sommaren",
                        today.minusDays(190),
                        null));
        describe.describe(
                johan,
                demands.get("VON-I1"),
                new Indicator("Kommer hjälpen när den är lovad?", "procent", false, null, null, null));
        List<String> lines = Sjohaga.text("varden.csv", today).lines().skip(1).toList();
        load.load(
                johan,
                IntStream.range(0, lines.size())
                        .mapToObj(i -> row(i + 2, lines.get(i).split(";", -1)))
                        .toList());
    }

    private static LoadValues.Row row(int number, String[] cells) {
        return new LoadValues.Row(number, cells[0], cells[1], cells[2], cells[3], cells[4]);
    }
}
