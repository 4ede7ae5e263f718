package se.tillit.web;

import java.io.IOException;
import java.time.Duration;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** htmx, under an address that does not change with its version. */
@Controller
final class ScriptPages {

    private static final String HTMX = "classpath*:META-INF/resources/webjars/htmx.org/*/dist/htmx.min.js";

    private final Resource htmx;

    ScriptPages() throws IOException {
        Resource[] found = new PathMatchingResourcePatternResolver().getResources(HTMX);
        if (found.length != 1) {
            throw new IllegalStateException("There is not one htmx but " + found.length);
        }
        htmx = found[0];
    }

    @GetMapping("/look/htmx.js")
    ResponseEntity<Resource> htmx() {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/javascript;charset=UTF-8"))
                .cacheControl(CacheControl.maxAge(Duration.ofHours(1)))
                .body(htmx);
    }
}
