package se.tillit.panel;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.access.Refusal;
import se.tillit.ballot.Code;
import se.tillit.web.Fields;
import se.tillit.web.Once;
import se.tillit.web.Page;
import se.tillit.web.Templates;

/** Who is in the panel, for whoever coordinates it. */
@Controller
public final class MemberPages {

    private static final int A_PAGE = 50;

    private final ReadMembers read;
    private final JoinForSomebody join;
    private final EraseMember erase;
    private final Once once;
    private final Templates templates;

    MemberPages(ReadMembers read, JoinForSomebody join, EraseMember erase, Once once, Templates templates) {
        this.read = read;
        this.join = join;
        this.erase = erase;
        this.once = once;
        this.templates = templates;
    }

    public record MembersPage(Page page, ReadMembers.Listed listed) {}

    public record MemberPage(Page page, Member member) {}

    public record WritePage(Page page, Fields fields, Problems problems) {}

    public record WrittenPage(Page page, UUID organisation, Code receipt) {}

    @GetMapping("/intressebank/medlemmar")
    View all(Actor actor, Page page, @RequestParam(required = false) @Nullable UUID efter) {
        return templates.show("panel/members", new MembersPage(page, read.page(actor, efter, A_PAGE)));
    }

    @GetMapping("/intressebank/medlemmar/{id:[0-9a-f-]{36}}")
    View one(Actor actor, Page page, @PathVariable UUID id) {
        return templates.show("panel/member", new MemberPage(page, read.one(actor, id)));
    }

    @GetMapping("/intressebank/medlemmar/ny")
    View empty(Actor actor, Page page) {
        actor.must(Access.COORDINATE_PANEL);
        return templates.show("panel/write", new WritePage(page, Fields.NONE, new Problems()));
    }

    /** Answers with the code at once, to be handed over; so its key is the form's own and stands in no common table. */
    @PostMapping("/intressebank/medlemmar/ny")
    View write(Actor actor, Page page, @RequestParam Map<String, String> sent) {
        actor.must(Access.COORDINATE_PANEL);
        Fields fields = new Fields(sent);
        try {
            Code receipt = join.join(
                    actor,
                    ProfileForm.contact(fields),
                    ProfileForm.profile(fields),
                    fields.isTicked("samtycke"),
                    fields.text(Once.FIELD));
            return templates.show("panel/written", new WrittenPage(page, actor.organisation(), receipt));
        } catch (Refusal.Invalid invalid) {
            return templates.show(
                    "panel/write", new WritePage(page, fields, invalid.problems()), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    @PostMapping("/intressebank/medlemmar/{id:[0-9a-f-]{36}}/bort")
    View erase(Actor actor, @PathVariable UUID id, HttpServletRequest request) {
        actor.must(Access.COORDINATE_PANEL);
        return once.redirect(actor, request, () -> {
            erase.erase(actor, id);
            return "/intressebank/medlemmar";
        });
    }
}
