package se.tillit.burden;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;
import se.tillit.access.Actor;
import se.tillit.signal.Claim;
import se.tillit.web.Page;
import se.tillit.web.TableFile;
import se.tillit.web.Templates;

/** The same figure is asked for by several: answer once. */
@Controller
public final class SharedDataPages {

    private final BurdenQuery burdens;
    private final Templates templates;

    SharedDataPages(BurdenQuery burdens, Templates templates) {
        this.burdens = burdens;
        this.templates = templates;
    }

    public record SharedPage(Page page, Reckoning reckoning, List<SharedData> shared) {

        public String issuer(Claim claim) {
            return BurdenPages.unitName(reckoning.chain(), claim.issuer());
        }

        public String receivers(Claim claim) {
            return BurdenPages.receivers(reckoning.chain(), claim);
        }

        /** What those who may have the answer from the first ask people to do today. */
        public Burden together(SharedData data) {
            return reckoning.total(
                    Scope.ALL.only(data.askers().stream().map(Claim::signal).collect(Collectors.toSet())));
        }

        public Burden of(Claim claim) {
            return reckoning.total(Scope.ALL.only(Set.of(claim.signal())));
        }

        public String titles(List<Claim> claims) {
            return claims.stream().map(Claim::title).collect(Collectors.joining(", "));
        }
    }

    @GetMapping("/borda/samma")
    View shared(Actor actor, Page page) {
        return templates.show("burden/shared", shown(actor, page));
    }

    private SharedPage shown(Actor actor, Page page) {
        Reckoning reckoning = burdens.onDay(actor, page.today());
        return new SharedPage(page, reckoning, burdens.shared(actor, reckoning));
    }

    @GetMapping({"/borda/samma.xlsx", "/borda/samma.csv"})
    ResponseEntity<byte[]> file(Actor actor, Page page) {
        SharedPage shown = shown(actor, page);
        List<String> headings = Stream.of(
                        "burden.same.package",
                        "signal.form.field",
                        "signal.form.field-population",
                        "signal.form.field-period",
                        "signal.demand",
                        "signal.issuer",
                        "burden.same.delivers",
                        "burden.same.answer",
                        "signal.hours-year")
                .map(key -> page.t(key))
                .toList();
        List<List<Object>> rows = new ArrayList<>();
        for (int i = 0; i < shown.shared().size(); i++) {
            SharedData data = shown.shared().get(i);
            for (SharedData.Field field : data.fields()) {
                for (Claim claim : data.askers()) {
                    var period = field.periods().get(claim.signal());
                    rows.add(List.of(
                            i + 1,
                            field.name(),
                            Objects.requireNonNullElse(field.population(), ""),
                            period == null ? "" : page.t(period),
                            claim.title(),
                            shown.issuer(claim),
                            shown.receivers(claim),
                            page.t(claim.equals(data.source()) ? "burden.same.here" : "burden.same.from-there"),
                            shown.of(claim).hours().likely()));
                }
            }
        }
        TableFile file = new TableFile(page.t("burden.same.file-name"), headings, rows);
        return page.path().startsWith("/borda/samma.xlsx") ? file.xlsx() : file.csv();
    }
}
