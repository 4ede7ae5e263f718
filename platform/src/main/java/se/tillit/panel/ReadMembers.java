package se.tillit.panel;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Refusal;
import se.tillit.audit.Acts;

/**
 * Reads who is in the panel. Reading about people leaves a trace, as changing does: the log says that somebody read, and of how many; never of
 * whom.
 */
@Component
public final class ReadMembers {

    private final Acts acts;
    private final MemberStore members;
    private final HelpStore wanted;

    ReadMembers(Acts acts, MemberStore members, HelpStore wanted) {
        this.acts = acts;
        this.members = members;
        this.wanted = wanted;
    }

    public record Listed(List<Member> members, boolean isFirst, boolean more) {}

    /**
     * Those asked the fewest times first.
     *
     * @param after the id of the last one seen; null: from the beginning
     */
    public Listed page(Actor actor, @Nullable UUID after, int most) {
        return acts.perform(actor, Access.COORDINATE_PANEL, "panel.read-members", note -> {
            List<Member> all = members.all();
            int from = 1
                    + IntStream.range(0, all.size())
                            .filter(i -> all.get(i).id().equals(after))
                            .findFirst()
                            .orElse(-1);
            int to = Math.min(all.size(), from + most);
            note.with("read", to - from);
            return new Listed(all.subList(from, to), from == 0, to < all.size());
        });
    }

    /** With how to reach her. @throws Refusal.NotFound also for another organisation's */
    public Member one(Actor actor, UUID id) {
        return acts.perform(actor, Access.COORDINATE_PANEL, "panel.read-member", note -> members.find(id)
                .orElseThrow(() -> new Refusal.NotFound("member")));
    }

    /** Everybody beside a request: those asked first, then those who fit in more ways, and among them those asked the fewest times. */
    public List<Match> matches(Actor actor, UUID request) {
        return acts.perform(actor, Access.COORDINATE_PANEL, "panel.read-members", note -> {
            HelpWanted.Words words = wanted.find(request)
                    .orElseThrow(() -> new Refusal.NotFound("request"))
                    .words();
            Map<UUID, Invited> asked = wanted.asked(request);
            Set<UUID> written = members.writtenOf(words.title() + "\n" + words.briefing());
            List<Match> matches = members.all().stream()
                    .map(member -> Match.of(
                            member, words, written.contains(member.id()), Optional.ofNullable(asked.get(member.id()))))
                    .filter(match ->
                            match.asked().isPresent() || !match.shared().isEmpty())
                    .sorted(Comparator.comparing((Match match) -> match.asked().isEmpty())
                            .thenComparing(match -> -match.ways()))
                    .toList();
            note.about(request).with("read", matches.size());
            return matches;
        });
    }
}
