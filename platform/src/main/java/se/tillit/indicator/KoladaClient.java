package se.tillit.indicator;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks Kolada's open interface (v2) for values. It speaks with the address in the settings and no other: also a next page must lie there,
 * and redirects are not followed.
 */
@Component
final class KoladaClient {

    private static final int TRIES = 4;
    private static final int MOST_PAGES = 200;
    private static final int MOST_BYTES = 20 << 20;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final KoladaSettings settings;
    private final JsonMapper json;
    private final Duration firstPause;
    private final HttpClient http = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    @Autowired
    KoladaClient(KoladaSettings settings, JsonMapper json) {
        this(settings, json, Duration.ofSeconds(2));
    }

    /** @param firstPause before the second try; each further one waits twice as long */
    KoladaClient(KoladaSettings settings, JsonMapper json, Duration firstPause) {
        this.settings = settings;
        this.json = json;
        this.firstPause = firstPause;
    }

    boolean isOff() {
        return settings.isOff();
    }

    /** Kolada did not answer, or not as it says that it does. */
    static final class Unanswered extends IOException {
        private static final long serialVersionUID = 1;

        Unanswered(String message) {
            super(message);
        }
    }

    /** What is asked for, as it stands in the address: the same question is the same text. */
    static String question(Collection<String> kpis, Collection<String> municipalities) {
        return "/v2/data/kpi/" + String.join(",", new TreeSet<>(kpis)) + "/municipality/"
                + String.join(",", new TreeSet<>(municipalities));
    }

    /**
     * Every value of the question, page after page.
     *
     * @param since only what has changed from that day on, with null for what was taken away; null: everything
     */
    List<KoladaValue> values(String question, @Nullable LocalDate since) throws IOException, InterruptedException {
        List<KoladaValue> values = new ArrayList<>();
        URI next = URI.create(settings.address() + question + (since == null ? "" : "?from_date=" + since));
        for (int page = 0; next != null; page++) {
            if (page == MOST_PAGES) {
                throw new Unanswered("More than " + MOST_PAGES + " pages of " + question);
            }
            JsonNode answer = answer(next);
            answer.path("values").forEach(row -> read(row, values));
            next = next(answer.path("next_page").asString(""));
        }
        return values;
    }

    private static void read(JsonNode row, List<KoladaValue> values) {
        String year = row.path("period").asString("");
        if (!year.matches("\\d{4}")) {
            return;
        }
        for (JsonNode one : row.path("values")) {
            if (one.path("gender").asString("").equals("T")) {
                JsonNode value = one.path("value");
                boolean gone = one.path("is_deleted").asInt(0) == 1 || !value.isNumber();
                values.add(new KoladaValue(
                        row.path("kpi").asString(""),
                        row.path("municipality").asString(""),
                        Integer.parseInt(year),
                        gone ? null : new BigDecimal(value.asString())));
            }
        }
    }

    /** What an answer calls its next page is an address that somebody else wrote. */
    private @Nullable URI next(String address) throws Unanswered {
        if (address.isEmpty()) {
            return null;
        }
        if (!address.startsWith(settings.address() + "/v2/data/")) {
            throw new Unanswered("The next page lies elsewhere: " + address);
        }
        try {
            return URI.create(address);
        } catch (IllegalArgumentException e) {
            throw new Unanswered("The next page has no address: " + address);
        }
    }

    /** Tries again, with longer and longer pauses, where it was busy or away; what it will not answer it is not asked again. */
    private JsonNode answer(URI address) throws IOException, InterruptedException {
        Duration pause = firstPause;
        for (int tried = 1; ; tried++) {
            try {
                HttpResponse<InputStream> response = http.send(
                        HttpRequest.newBuilder(address)
                                .timeout(PATIENCE)
                                .header("Accept", "application/json")
                                .build(),
                        HttpResponse.BodyHandlers.ofInputStream());
                try (InputStream body = response.body()) {
                    int status = response.statusCode();
                    if (status == 200) {
                        return read(body);
                    }
                    if (tried == TRIES || status != 429 && status < 500) {
                        throw new Unanswered(address + " answered " + status);
                    }
                }
            } catch (Unanswered answered) {
                throw answered;
            } catch (IOException away) {
                if (tried == TRIES) {
                    throw away;
                }
            }
            Thread.sleep(pause);
            pause = pause.multipliedBy(2);
        }
    }

    private JsonNode read(InputStream body) throws IOException {
        byte[] bytes = body.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw new Unanswered("An answer of more than " + MOST_BYTES + " bytes");
        }
        try {
            return json.readTree(bytes);
        } catch (JacksonException e) {
            throw new Unanswered("An answer that is no JSON");
        }
    }
}
