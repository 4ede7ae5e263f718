package se.tillit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.security.crypto.password.PasswordEncoder;
import se.tillit.access.Actor;
import se.tillit.access.Door;
import se.tillit.access.Role;
import se.tillit.api.CreateApiKey;
import se.tillit.identity.AccountStore;
import se.tillit.setup.CreateOrganisation;

/** Somebody at a browser without pictures: keeps cookies, reads forms, sends them. Follows no redirects, so that tests see them. */
public final class Tester {

    public static final String PASSWORD = "fyra gröna äpplen";
    private static final String HASH = RunningTillit.bean(PasswordEncoder.class).encode(PASSWORD);
    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\">");

    /** Kept by hand: Java's own store holds Secure cookies back on http, which a browser does not do for localhost. */
    private final Map<String, String> cookies = new TreeMap<>();

    private final HttpClient client =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    private final String base;
    private @org.jspecify.annotations.Nullable String key;

    public Tester() {
        this("http://localhost:" + RunningTillit.port());
    }

    public Tester(String base) {
        this.base = base;
    }

    /** A new organisation and its administrator. */
    public static Actor organisation() {
        String mark = UUID.randomUUID().toString().substring(0, 8);
        return RunningTillit.bean(CreateOrganisation.class)
                .create("Provköping " + mark, "admin." + mark + "@prov.example", "Ada Admin", HASH);
    }

    /** Somebody with a role in the organisation of another. */
    public static Actor colleague(Actor of, Role role) {
        AccountStore accounts = RunningTillit.bean(AccountStore.class);
        String name = role.name().charAt(0) + role.name().substring(1).toLowerCase();
        UUID account = RunningTillit.bean(Door.class).writeAs(of.organisation(), () -> {
            UUID made = accounts.accountOf(name + "." + UUID.randomUUID() + "@prov.example", name + " Provsson", HASH);
            accounts.setRoles(made, Set.of(role));
            return made;
        });
        return new Actor(of.organisation(), of.organisationName(), account, name, Set.of(role));
    }

    /** A program that has somebody's key, and no session. */
    public static Tester program(Actor actor, boolean writes) {
        return new Tester().withKey(keyOf(actor, writes));
    }

    public static String keyOf(Actor actor, boolean writes) {
        LocalDate today = LocalDate.now(ZoneId.of("Europe/Stockholm"));
        return RunningTillit.bean(CreateApiKey.class).create(actor, "Prov", writes, today, today.plusDays(30));
    }

    public Tester withKey(String other) {
        key = other;
        return this;
    }

    /** Sends JSON, with a new key against double sending. */
    public HttpResponse<String> send(String method, String path, String json) {
        return send(method, path, json, UUID.randomUUID());
    }

    public HttpResponse<String> send(String method, String path, String json, UUID once) {
        return exchange(request(path)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", once.toString())
                .method(method, HttpRequest.BodyPublishers.ofString(json)));
    }

    /** Signed in with a password, as an actor whose account the tests made. */
    public static Tester as(Actor actor) {
        Tester tester = new Tester();
        HttpResponse<String> answer = tester.signIn(emailOf(actor), PASSWORD);
        if (answer.statusCode() != 302
                || answer.headers().firstValue("Location").orElse("").contains("fel")) {
            throw new AssertionError("Not let in: " + answer.statusCode() + " "
                    + answer.headers().map());
        }
        return tester;
    }

    public HttpResponse<String> signIn(String email, String password, String... headers) {
        Map<String, String> fields = csrf();
        fields.put("epost", email);
        fields.put("losenord", password);
        return post("/logga-in", fields, headers);
    }

    public static String emailOf(Actor actor) {
        return RunningTillit.bean(org.jooq.DSLContext.class)
                .fetchSingle("select email from account where id = ?", actor.account())
                .into(String.class);
    }

    public HttpResponse<String> get(String path) {
        return exchange(request(path).GET());
    }

    /** Opens the page with the form, and sends the form's hidden fields with these. */
    public HttpResponse<String> send(String formPage, String action, Map<String, String> fields) {
        Map<String, String> all = new TreeMap<>(hidden(get(formPage).body()));
        all.putAll(fields);
        return post(action, all);
    }

    /** What a form carries against forgery; it stands in the sign-in page too, whoever opens it. */
    public Map<String, String> csrf() {
        return hidden(get("/logga-in").body());
    }

    public static Map<String, String> hidden(String html) {
        Map<String, String> fields = new TreeMap<>();
        Matcher matcher = HIDDEN.matcher(html);
        while (matcher.find()) {
            fields.put(matcher.group(1), matcher.group(2));
        }
        return fields;
    }

    public HttpResponse<String> post(String path, Map<String, String> fields, String... headers) {
        String body = fields.entrySet().stream()
                .map(one -> URLEncoder.encode(one.getKey(), UTF_8) + "=" + URLEncoder.encode(one.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
        HttpRequest.Builder request = request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        return exchange(headers.length == 0 ? request : request.headers(headers));
    }

    public HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path));
        String cookie = cookies.entrySet().stream()
                .map(one -> one.getKey() + "=" + one.getValue())
                .collect(Collectors.joining("; "));
        if (key != null) {
            request.header("Authorization", "Bearer " + key);
        }
        return cookie.isEmpty() ? request : request.header("Cookie", cookie);
    }

    public HttpResponse<String> exchange(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            for (String header : answer.headers().allValues("Set-Cookie")) {
                for (HttpCookie cookie : HttpCookie.parse(header)) {
                    cookies.put(cookie.getName(), cookie.getValue());
                }
            }
            return answer;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What the browser keeps, by name; a test may change it. */
    public Map<String, String> cookies() {
        return cookies;
    }
}
