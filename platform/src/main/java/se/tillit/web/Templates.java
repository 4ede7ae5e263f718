package se.tillit.web;

import gg.jte.Content;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;

/** Makes pages of records: the template's one parameter is the record. */
@Component
public final class Templates {

    private final TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);

    Templates() {
        engine.setBinaryStaticContent(true);
    }

    public View show(String template, Record page) {
        return show(template, page, HttpStatus.OK);
    }

    public View show(String template, Record page, HttpStatus status) {
        // Rendered whole before the first byte is sent, so that a failure becomes an error page and not half a page.
        return (model, request, response) -> {
            Utf8ByteOutput output = new Utf8ByteOutput();
            engine.render(template + ".jte", page, output);
            response.setStatus(status.value());
            send(output, response);
        };
    }

    /** Part of a page, made by whoever knows the matter and put in by whoever makes the page. */
    public Content part(String template, Record part) {
        return output -> engine.render(template + ".jte", part, output);
    }

    private static void send(Utf8ByteOutput output, HttpServletResponse response) throws IOException {
        response.setContentType("text/html;charset=UTF-8");
        response.addHeader("Vary", "HX-Request");
        response.setContentLength(output.getContentLength());
        output.writeTo(response.getOutputStream());
    }
}
