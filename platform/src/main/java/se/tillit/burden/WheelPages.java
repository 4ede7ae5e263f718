package se.tillit.burden;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Year;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.chain.Chain;
import se.tillit.chain.ChainQuery;
import se.tillit.web.Once;
import se.tillit.web.Page;
import se.tillit.web.Templates;

/** A year, as a wheel, a list and a calendar to subscribe to. */
@Controller
public final class WheelPages {

    private final BurdenQuery burdens;
    private final ChainQuery chains;
    private final FeedQuery feeds;
    private final MakeFeed make;
    private final RevokeFeed revoke;
    private final Once once;
    private final Templates templates;
    private final Clock clock;

    WheelPages(
            BurdenQuery burdens,
            ChainQuery chains,
            FeedQuery feeds,
            MakeFeed make,
            RevokeFeed revoke,
            Once once,
            Templates templates,
            Clock clock) {
        this.burdens = burdens;
        this.chains = chains;
        this.feeds = feeds;
        this.make = make;
        this.revoke = revoke;
        this.once = once;
        this.templates = templates;
        this.clock = clock;
    }

    /** @param wide the drawing for a desk, narrow the one for a phone */
    public record WheelPage(
            Page page, Question question, Chain chain, YearWheel wheel, String about, String wide, String narrow) {

        public String issuer(YearWheel.Due due) {
            return BurdenPages.unitName(chain, due.claim().issuer());
        }
    }

    /** @param address of a calendar that has just been made: shown once */
    public record FeedsPage(
            Page page,
            Chain chain,
            List<Feed> feeds,
            @Nullable String address) {

        public String name(Feed feed) {
            return FeedQuery.name(feed, chain);
        }
    }

    @GetMapping("/arshjul")
    View wheel(Actor actor, Page page, Question asked) {
        Chain chain = chains.asOf(actor, page.today());
        Question question = asked.in(chain);
        Year year = question.year(page.today());
        Year shown = year == null ? Year.from(page.today()) : year;
        YearWheel wheel = burdens.wheel(actor, page.today(), question.scope(), shown);
        String about = BurdenPages.about(page, chain, question);
        return templates.show(
                "burden/wheel",
                new WheelPage(
                        page,
                        question,
                        chain,
                        wheel,
                        about,
                        WheelSvg.draw(page, wheel, about, false),
                        WheelSvg.draw(page, wheel, about, true)));
    }

    @GetMapping("/kalender")
    View calendars(Actor actor, Page page) {
        return show(actor, page, null);
    }

    @PostMapping("/kalender")
    View make(
            Actor actor,
            Page page,
            @RequestParam(required = false) @Nullable UUID befattning,
            @RequestParam(required = false) @Nullable UUID enhet,
            HttpServletRequest request) {
        actor.must(Access.SEE_SIGNALS);
        AtomicReference<@Nullable String> made = new AtomicReference<>();
        View sentAgain = once.redirect(actor, request, () -> {
            made.set(make.make(actor, page.today(), befattning, enhet));
            return "/kalender";
        });
        String part = made.get();
        // The address is nowhere but in this answer; a form that is sent again leads to the list.
        return part == null
                ? sentAgain
                : show(
                        actor,
                        page,
                        ServletUriComponentsBuilder.fromContextPath(request)
                                .path("/kalender/" + part)
                                .toUriString());
    }

    private View show(Actor actor, Page page, @Nullable String address) {
        return templates.show(
                "burden/feeds", new FeedsPage(page, chains.asOf(actor, page.today()), feeds.own(actor), address));
    }

    @PostMapping("/kalender/{id}/ta-bort")
    View revoke(Actor actor, @PathVariable UUID id, HttpServletRequest request) {
        actor.must(Access.SEE_SIGNALS);
        return once.redirect(actor, request, () -> {
            revoke.revoke(actor, id);
            return "/kalender";
        });
    }

    @GetMapping("/kalender/{adress}")
    ResponseEntity<byte[]> calendar(Page page, @PathVariable String adress) {
        FeedQuery.Calendar shown = feeds.at(adress, page.today());
        ICalendar calendar = new ICalendar(page.t("burden.calendar.name", shown.name()), clock.instant());
        shown.due()
                .forEach(due -> calendar.day(
                        due.claim().signal() + "-" + due.day() + "@tillit",
                        due.day(),
                        due.claim().title(),
                        due.hours().isNone()
                                ? page.t(due.claim().kind())
                                : page.t(
                                        "burden.calendar.about",
                                        page.t(due.claim().kind()),
                                        page.estimate(due.hours().likely()))));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .contentType(new MediaType("text", "calendar", StandardCharsets.UTF_8))
                .body(calendar.end().getBytes(StandardCharsets.UTF_8));
    }
}
