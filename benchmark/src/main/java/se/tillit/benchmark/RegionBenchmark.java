package se.tillit.benchmark;

import java.io.IOException;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import se.tillit.database.Server;

/**
 * How Tillit fares with a region of 2,000 units, 50,000 employees and 20,000 demands, started as it is installed: {@code ./tillit} with
 * half a gigabyte, its own PostgreSQL and nothing else. Runs from the project's folder and takes about six minutes. The last column compares with
 * the sign-in page, which asks the database next to nothing.
 */
public final class RegionBenchmark {

    private static final int PORT = 8180;
    private static final String ADDRESS = "http://localhost:" + PORT;
    private static final int CONNECTIONS = 32;
    private static final int ALONE = 40;
    private static final Duration TOGETHER = Duration.ofSeconds(8);
    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\">");

    private final HttpClient client;
    private final Map<String, String> cookies = new LinkedHashMap<>();

    private RegionBenchmark(HttpClient client) {
        this.client = client;
    }

    public static void main(String[] arguments) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                HttpClient client = HttpClient.newBuilder().executor(threads).build()) {
            startUp(client);
            Process tillit = begin("demo", "--port", Integer.toString(PORT), "--size", "region");
            try {
                double loaded = untilAnswered(client, tillit, "/valj-roll", "Karin Ljung");
                row("start and load the region", "%.1f s", loaded);
                RegionBenchmark controller = new RegionBenchmark(client).steppedIn("Karin Ljung");
                Map<String, String> pages = controller.pages();
                alone(controller, pages);
                memory(tillit, "memory after pages one at a time");
                together(client, pages, "nobody else");
                AtomicBoolean done = new AtomicBoolean();
                Future<Integer> loads = threads.submit(() -> new RegionBenchmark(client).loadUntil(done));
                together(client, pages, "while somebody loads");
                done.set(true);
                row("tables of 20,000 rows looked through meanwhile", "%.0f", (double) loads.get());
                memory(tillit, "memory after everything");
            } finally {
                end(tillit);
            }
        }
    }

    private static void startUp(HttpClient client) throws Exception {
        end(awaited(client, begin("serve"))); // builds and unpacks, where that is needed
        Server.discard("benchmark");
        try (DirectoryStream<Path> archives = Files.newDirectoryStream(Path.of("platform/target/app"), "*.jsa")) {
            for (Path archive : archives) {
                Files.delete(archive);
            }
        }
        for (String kind : List.of("cold: no class archive, no data", "warm")) {
            long began = System.nanoTime();
            Process tillit = awaited(client, begin("serve"));
            row("start, " + kind, "%.1f s", (System.nanoTime() - began) / 1e9);
            end(tillit);
        }
        Server.discard("benchmark");
    }

    private static Process begin(String... command) throws IOException {
        List<String> words = new ArrayList<>(List.of("./tillit"));
        words.addAll(List.of(command));
        ProcessBuilder builder =
                new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment()
                .putAll(Map.of(
                        "TILLIT_HOME",
                        "benchmark",
                        "SERVER_PORT",
                        Integer.toString(PORT),
                        // Thirty-two connections are one person here.
                        "TILLIT_FLOOD_HEAVY_PER_PERSON",
                        "1000000",
                        "TILLIT_FLOOD_HEAVY_PER_ADDRESS",
                        "1000000"));
        return builder.start();
    }

    private static Process awaited(HttpClient client, Process tillit) throws Exception {
        untilAnswered(client, tillit, "/logga-in", "");
        return tillit;
    }

    private static double untilAnswered(HttpClient client, Process tillit, String path, String text) throws Exception {
        long began = System.nanoTime();
        RegionBenchmark visitor = new RegionBenchmark(client);
        while (tillit.isAlive()
                && System.nanoTime() - began < Duration.ofMinutes(8).toNanos()) {
            try {
                HttpResponse<String> answer = visitor.get(path);
                if (answer.statusCode() == 200 && answer.body().contains(text)) {
                    return (System.nanoTime() - began) / 1e9;
                }
            } catch (IOException notYet) {
                // It is not listening yet.
            }
            tillit.waitFor(Duration.ofMillis(50));
        }
        end(tillit);
        throw new IllegalStateException("./tillit did not answer; run it by hand to see why");
    }

    private static void end(Process tillit) throws InterruptedException {
        tillit.destroy();
        tillit.waitFor();
    }

    private RegionBenchmark steppedIn(String name) throws Exception {
        String roles = get("/valj-roll").body();
        Matcher person = Pattern.compile("value=\"([0-9a-f-]{36})\" aria-label=\"[^\"]*" + name)
                .matcher(roles);
        if (!person.find()) {
            throw new IllegalStateException("Nobody is called " + name);
        }
        Map<String, String> form = hidden(roles);
        form.put("person", person.group(1));
        post("/valj-roll", form);
        return this;
    }

    /** The pages that are opened most, by what they are. */
    private Map<String, String> pages() throws Exception {
        String positions = get("/befattningar").body();
        String demands = get("/krav").body();
        String units = get("/styrkedja").body();
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("sign-in", "/logga-in");
        pages.put("start", "/");
        pages.put("picture of the chain", "/styrkedja");
        pages.put("picture, one unit", first(units, "/styrkedja\\?enhet=[0-9a-f-]{36}"));
        pages.put("ribbon", first(units, "/styrkedja/band\\?[^\"]+").replace("&amp;", "&"));
        pages.put("positions", "/befattningar");
        pages.put("position", first(positions, "/befattning/[0-9a-f-]{36}"));
        pages.put("unit", "/enhet/" + first(units, "(?<=/styrkedja\\?enhet=)[0-9a-f-]{36}"));
        pages.put("burden", "/borda");
        pages.put("burden of a unit", "/borda?enhet=" + first(units, "(?<=/styrkedja\\?enhet=)[0-9a-f-]{36}"));
        pages.put("burden, rows", "/borda/rader");
        pages.put("asked for twice", "/borda/samma");
        pages.put("what if", "/borda/prova");
        pages.put("year wheel", "/arshjul?befattning=" + first(positions, "(?<=/befattning/)[0-9a-f-]{36}"));
        pages.put("demands", "/krav");
        pages.put("demands, search", "/krav?sok=hygien");
        pages.put("demand", first(demands, "/krav/[0-9a-f-]{36}"));
        pages.put("the level above all", "/overblick");
        pages.put("findings", "/fynd");
        pages.put("findings of a check", "/fynd/ingen-anvander");
        pages.put("questions", "/fragor");
        pages.put("proposals", "/forslag");
        pages.put("new proposal, search", "/forslag/nytt?sok=hygien");
        pages.put("consequences", "/konsekvens");
        pages.put("goals", "/mal");
        pages.put("indicators", "/indikatorer");
        pages.put("follow-up", "/uppfoljning");
        pages.put("follow-up of a unit", "/uppfoljning?enhet=" + first(units, "(?<=/styrkedja\\?enhet=)[0-9a-f-]{36}"));
        pages.put("pulses", "/puls");
        pages.put("the week", "/veckan");
        return pages;
    }

    private static String first(String html, String pattern) {
        Matcher found = Pattern.compile(pattern).matcher(html);
        if (!found.find()) {
            throw new IllegalStateException("No " + pattern);
        }
        return found.group();
    }

    private static void alone(RegionBenchmark controller, Map<String, String> pages) throws Exception {
        System.out.printf("%n%-34s %8s %8s %8s %10s%n", "one at a time", "first ms", "p50 ms", "p95 ms", "x sign-in");
        double yardstick = 0;
        for (Map.Entry<String, String> page : pages.entrySet()) {
            double first = controller.milliseconds(page.getValue());
            List<Double> times = new ArrayList<>();
            for (int i = 0; i < ALONE; i++) {
                times.add(controller.milliseconds(page.getValue()));
            }
            yardstick = yardstick == 0 ? at(times, 50) : yardstick;
            System.out.printf(
                    Locale.ROOT,
                    "%-34s %8.0f %8.0f %8.0f %10.1f%n",
                    page.getKey(),
                    first,
                    at(times, 50),
                    at(times, 95),
                    at(times, 50) / yardstick);
        }
    }

    private static void together(HttpClient client, Map<String, String> pages, String meanwhile) throws Exception {
        System.out.printf(
                "%n%-34s %8s %8s %8s %10s%n",
                CONNECTIONS + " connections, " + meanwhile, "per s", "p50 ms", "p95 ms", "failed");
        List<RegionBenchmark> people = new ArrayList<>();
        for (int i = 0; i < CONNECTIONS; i++) {
            people.add(new RegionBenchmark(client).steppedIn("Karin Ljung"));
        }
        for (Map.Entry<String, String> page : pages.entrySet()) {
            List<Double> times = Collections.synchronizedList(new ArrayList<>());
            List<Integer> failed = Collections.synchronizedList(new ArrayList<>());
            long until = System.nanoTime() + TOGETHER.toNanos();
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                people.forEach(person -> threads.submit(() -> {
                    while (System.nanoTime() < until) {
                        long began = System.nanoTime();
                        int status = person.get(page.getValue()).statusCode();
                        times.add((System.nanoTime() - began) / 1e6);
                        if (status != 200) {
                            failed.add(status);
                        }
                    }
                    return null;
                }));
            }
            System.out.printf(
                    Locale.ROOT,
                    "%-34s %8.1f %8.0f %8.0f %10d%n",
                    page.getKey(),
                    times.size() / (double) TOGETHER.toSeconds(),
                    at(times, 50),
                    at(times, 95),
                    failed.size());
        }
    }

    /** Sends the region's demands in again, with a new title each time so that all of them are changes. */
    private int loadUntil(AtomicBoolean done) throws Exception {
        steppedIn("Karin Ljung");
        int loads = 0;
        while (!done.get()) {
            String mark = Integer.toString(loads++);
            byte[] table = LargeTables.demandsMarked(mark);
            String token = hidden(get("/las-in").body()).get("_csrf");
            HttpResponse<String> answer = client.send(
                    request("/las-in/titta")
                            .header("Content-Type", "multipart/form-data; boundary=grans")
                            .POST(HttpRequest.BodyPublishers.concat(
                                    HttpRequest.BodyPublishers.ofString(
                                            "--grans\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n" + token
                                                    + "\r\n--grans\r\nContent-Disposition: form-data; name=\"filer\"; filename=\"krav.csv\"\r\n"
                                                    + "Content-Type: text/csv\r\n\r\n"),
                                    HttpRequest.BodyPublishers.ofByteArray(table),
                                    HttpRequest.BodyPublishers.ofString("\r\n--grans--\r\n")))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() >= 400) {
                throw new IllegalStateException("The table was not taken: " + answer.statusCode());
            }
        }
        return loads;
    }

    private static void memory(Process tillit, String when) throws IOException {
        String resident = Files.readAllLines(Path.of("/proc", Long.toString(tillit.pid()), "status")).stream()
                .filter(line -> line.startsWith("VmRSS"))
                .findFirst()
                .orElseThrow();
        System.out.println();
        row(when + ": the application's process", "%.0f MB", Integer.parseInt(resident.replaceAll("\\D", "")) / 1024.0);
    }

    private double milliseconds(String path) throws Exception {
        long began = System.nanoTime();
        HttpResponse<String> answer = get(path);
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(path + " answered " + answer.statusCode());
        }
        return (System.nanoTime() - began) / 1e6;
    }

    private static double at(List<Double> times, int percent) {
        List<Double> sorted = times.stream().sorted().toList();
        return sorted.isEmpty() ? Double.NaN : sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100));
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return exchange(request(path).GET());
    }

    private void post(String path, Map<String, String> form) throws IOException, InterruptedException {
        String body = form.entrySet().stream()
                .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        exchange(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(ADDRESS + path)).timeout(Duration.ofMinutes(3));
        return cookies.isEmpty()
                ? request
                : request.header(
                        "Cookie",
                        cookies.entrySet().stream()
                                .map(one -> one.getKey() + "=" + one.getValue())
                                .collect(Collectors.joining("; ")));
    }

    private HttpResponse<String> exchange(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        for (String header : answer.headers().allValues("Set-Cookie")) {
            HttpCookie.parse(header).forEach(cookie -> cookies.put(cookie.getName(), cookie.getValue()));
        }
        return answer;
    }

    private static Map<String, String> hidden(String html) {
        Map<String, String> fields = new LinkedHashMap<>();
        Matcher matcher = HIDDEN.matcher(html);
        while (matcher.find()) {
            fields.put(matcher.group(1), matcher.group(2));
        }
        return fields;
    }

    private static void row(String what, String format, double value) {
        System.out.printf(Locale.ROOT, "%-64s %s%n", what, format.formatted(value));
    }
}
