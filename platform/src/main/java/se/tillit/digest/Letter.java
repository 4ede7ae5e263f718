package se.tillit.digest;

import java.util.List;
import java.util.function.Function;
import se.tillit.signal.Landing;
import se.tillit.web.News;
import se.tillit.web.Page;
import se.tillit.web.PublicAddress;

/** The week in brief as plain text: each matter on a line, with its address below. */
final class Letter {

    private final Page page;
    private final PublicAddress address;
    private final StringBuilder text = new StringBuilder();

    private Letter(Page page, PublicAddress address) {
        this.page = page;
        this.address = address;
    }

    static String of(Page page, Digest digest, PublicAddress address) {
        Letter letter = new Letter(page, address);
        letter.part("digest.waiting", digest.waiting(), one -> one.title(), one -> one.address());
        letter.part(
                "digest.told",
                digest.told(),
                one -> page.t("question.told", one.question().demand().title()),
                one -> "/fragor/" + one.question().id());
        letter.part("digest.news", digest.news(), News::title, News::address);
        letter.part("digest.begun", digest.begun(), Letter::from, Letter::at);
        letter.part("digest.ended", digest.ended(), Letter::from, Letter::at);
        letter.part(
                "digest.due",
                digest.due(),
                one -> page.date(one.day()) + ": " + one.demand().details().title(),
                one -> at(one.demand()));
        return letter.text
                .append(page.t("digest.letter.end", address.of("/veckan")))
                .append('\n')
                .toString();
    }

    private <T> void part(String heading, List<T> matters, Function<T, String> title, Function<T, String> path) {
        if (matters.isEmpty()) {
            return;
        }
        text.append(page.t(heading)).append("\n\n");
        for (T matter : matters) {
            text.append("- ")
                    .append(title.apply(matter).replaceAll("\\s+", " "))
                    .append('\n');
            text.append("  ").append(address.of(path.apply(matter))).append("\n");
        }
        text.append('\n');
    }

    private static String from(Landing.Demand demand) {
        return demand.details().title() + " (" + demand.issuer().name() + ")";
    }

    private static String at(Landing.Demand demand) {
        return "/krav/" + demand.signal().id();
    }
}
