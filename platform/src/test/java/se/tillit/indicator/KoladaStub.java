package se.tillit.indicator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Answers as Kolada's description says that it does, two rows a page, from rows that a test gives it. */
final class KoladaStub implements AutoCloseable {

    /** @param value null: there is none */
    record Row(
            String kpi,
            String municipality,
            int year,
            @Nullable Double value) {}

    private final HttpServer server;
    private final List<Row> rows = new ArrayList<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final Deque<Integer> failures = new ArrayDeque<>();
    private @Nullable String nextPage;

    KoladaStub() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("localhost"), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    String address() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    void holds(Row... more) {
        rows.addAll(Arrays.asList(more));
    }

    void forgets() {
        rows.clear();
    }

    /** Answers so first, before it answers as it should. */
    void answersFirst(Integer... statuses) {
        failures.addAll(Arrays.asList(statuses));
    }

    /** Says that the next page lies there. */
    void leadsTo(String address) {
        nextPage = address;
    }

    /** The addresses that were asked for, with their queries. */
    List<String> asked() {
        return asked;
    }

    private void answer(HttpExchange exchange) throws IOException {
        URI uri = exchange.getRequestURI();
        asked.add(uri.toString());
        Integer failure = failures.poll();
        if (failure != null) {
            exchange.getResponseHeaders().add("Location", "http://localhost:1/v2/data/");
            exchange.sendResponseHeaders(failure, -1);
        } else {
            byte[] body = page(uri).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    private String page(URI uri) {
        String[] path = uri.getPath().split("/");
        Set<String> kpis = Set.of(path[4].split(","));
        Set<String> places = Set.of(path[6].split(","));
        List<Row> found = rows.stream()
                .filter(row -> kpis.contains(row.kpi()) && places.contains(row.municipality()))
                .toList();
        int page = uri.getQuery() != null && uri.getQuery().matches(".*page=\\d+")
                ? Integer.parseInt(uri.getQuery().replaceFirst(".*page=", ""))
                : 1;
        List<Row> shown = found.stream().skip(2L * (page - 1)).limit(2).toList();
        String next = nextPage != null
                ? nextPage
                : found.size() > 2 * page ? address() + uri.getPath() + "?page=" + (page + 1) : null;
        return "{\"count\":" + shown.size() + ",\"values\":["
                + shown.stream().map(KoladaStub::json).collect(Collectors.joining(",")) + "]"
                + (next == null ? "" : ",\"next_page\":\"" + next + "\"") + "}";
    }

    private static String json(Row row) {
        String value = row.value() == null ? "null,\"is_deleted\":1" : String.format(Locale.ROOT, "%s", row.value());
        return "{\"kpi\":\"" + row.kpi() + "\",\"municipality\":\"" + row.municipality() + "\",\"period\":\""
                + row.year()
                + "\",\"values\":[{\"count\":1,\"gender\":\"K\",\"status\":\"\",\"value\":1.5},{\"count\":1,\"gender\":\"T\",\"status\":\"\",\"value\":"
                + value + "}]}";
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
