package se.tillit.load;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import se.tillit.access.Actor;
import se.tillit.signal.Origin;
import se.tillit.signal.SignalFilter;
import se.tillit.signal.SignalKind;
import se.tillit.signal.SignalQuery;
import se.tillit.web.Page;

/** The lists of the organisation as files that load again. */
@Controller
final class OwnTablePages {

    private static final int ALL = Integer.MAX_VALUE - 1;

    private final OwnTableQuery tables;
    private final SignalQuery signals;

    OwnTablePages(OwnTableQuery tables, SignalQuery signals) {
        this.tables = tables;
        this.signals = signals;
    }

    @GetMapping({"/enheter.xlsx", "/enheter.csv"})
    ResponseEntity<byte[]> units(Actor actor, Page page) {
        return tables.units(actor, page.language()).as(page);
    }

    @GetMapping({"/befattningar.xlsx", "/befattningar.csv"})
    ResponseEntity<byte[]> positions(Actor actor, Page page) {
        return tables.positions(actor, page.language(), page.today()).as(page);
    }

    @GetMapping({"/personer.xlsx", "/personer.csv"})
    ResponseEntity<byte[]> people(Actor actor, Page page) {
        return tables.people(actor, page.language()).as(page);
    }

    /** Those that the page with the same filter shows. */
    @GetMapping({"/krav.xlsx", "/krav.csv"})
    ResponseEntity<byte[]> signals(
            Actor actor,
            Page page,
            @RequestParam(required = false) @Nullable SignalKind slag,
            @RequestParam(required = false) @Nullable Origin ursprung,
            @RequestParam(defaultValue = "") String sok,
            @RequestParam(defaultValue = "") String oforklarat) {
        SignalFilter filter = new SignalFilter(slag, ursprung, sok, oforklarat.equals("ja"));
        return tables.signals(
                        actor,
                        page.language(),
                        signals.list(actor, filter, page.today(), null, ALL).signals())
                .as(page);
    }
}
