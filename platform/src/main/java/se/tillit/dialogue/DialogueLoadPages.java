package se.tillit.dialogue;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.access.Refusal;
import se.tillit.chain.Chain;
import se.tillit.chain.ChainQuery;
import se.tillit.web.Fields;
import se.tillit.web.Once;
import se.tillit.web.Page;
import se.tillit.web.Templates;
import se.tillit.web.UploadLimit;

/** Taking in a dialogue that was held elsewhere. */
@Controller
public final class DialogueLoadPages {

    private final LoadDialogue load;
    private final CloseDialogues close;
    private final ChainQuery chains;
    private final Once once;
    private final Templates templates;

    DialogueLoadPages(LoadDialogue load, CloseDialogues close, ChainQuery chains, Once once, Templates templates) {
        this.load = load;
        this.close = close;
        this.chains = chains;
        this.once = once;
        this.templates = templates;
    }

    public record LoadPage(Page page, Chain chain, Fields fields, Problems problems) {}

    @GetMapping("/samtal/las-in")
    View form(Actor actor, Page page, @RequestParam(defaultValue = "") String fel) {
        return show(actor, page, Fields.NONE, UploadLimit.problems(fel, "roster"), HttpStatus.OK);
    }

    private View show(Actor actor, Page page, Fields fields, Problems problems, HttpStatus status) {
        actor.must(Access.RUN_DIALOGUES);
        return templates.show(
                "dialogue/load", new LoadPage(page, chains.asOf(actor, page.today()), fields, problems), status);
    }

    @PostMapping("/samtal/las-in")
    View load(
            Actor actor,
            Page page,
            @RequestParam Map<String, String> sent,
            @RequestParam(required = false) @Nullable MultipartFile pastaenden,
            @RequestParam(required = false) @Nullable MultipartFile roster,
            HttpServletRequest request) {
        actor.must(Access.RUN_DIALOGUES);
        Fields fields = new Fields(sent);
        try {
            UUID answerer = DialogueForm.unit(fields.text("svarar"), chains.asOf(actor, page.today()));
            new Problems()
                    .addIf(isEmpty(pastaenden), "pastaenden", "dialogue.load.choose")
                    .addIf(isEmpty(roster), "roster", "dialogue.load.choose")
                    .addIf(answerer == null, "svarar", "dialogue.needs-answerer")
                    .addIf(fields.text("fraga").isEmpty(), "fraga", "dialogue.needs-question")
                    .refuseIfAny();
            OpenFormat.Said said = OpenFormat.comments(bytes(pastaenden));
            List<LoadDialogue.Cast> votes = OpenFormat.votes(bytes(roster));
            LocalDate to = said.to() == null || said.to().isAfter(page.today()) ? page.today() : said.to();
            LocalDate from = said.from() == null || said.from().isAfter(to) ? to : said.from();
            String source = page.t(
                    "dialogue.load.note",
                    fields.text("kalla").isEmpty() ? page.t("dialogue.load.file") : fields.text("kalla"));
            return once.redirect(actor, request, () -> {
                UUID id = load.load(
                        actor,
                        new LoadDialogue.About(
                                fields.text("fraga"), source, java.util.Objects.requireNonNull(answerer), from, to),
                        said.comments(),
                        votes);
                close.finish(actor, id);
                return "/samtal/" + id;
            });
        } catch (Refusal.Invalid invalid) {
            return show(actor, page, fields, invalid.problems(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    private static boolean isEmpty(@Nullable MultipartFile file) {
        return file == null || file.isEmpty();
    }

    private static byte[] bytes(@Nullable MultipartFile file) {
        try {
            return file == null ? new byte[0] : file.getBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
