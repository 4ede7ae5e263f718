package se.tillit.api;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;
import se.tillit.web.Page;
import se.tillit.web.Templates;

/** What a program can ask of Tillit, for people and for programs; open to anybody, since it says nothing about anybody. */
@Controller
public final class ApiPages {

    private final ApiDescription description;
    private final Templates templates;

    ApiPages(ApiDescription description, Templates templates) {
        this.description = description;
        this.templates = templates;
    }

    public record ApiPage(Page page, ApiDescription description, int requestsAMinute) {}

    @GetMapping("/api")
    View show(Page page) {
        return templates.show("api/description", new ApiPage(page, description, ApiKeyFilter.REQUESTS_A_MINUTE));
    }

    @GetMapping("/api/openapi.json")
    ResponseEntity<byte[]> file() {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(description.file());
    }
}
