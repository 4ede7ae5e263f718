package se.tillit.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import se.tillit.document.SentFile;
import se.tillit.load.LoadOrganisation;

/**
 * Sjöhaga kommun. In its files under {@code demo/sjohaga} days are written {@code {år-2}-01-01} or {@code {idag+30}}.
 */
final class Sjohaga implements Fiction {

    private static final Pattern MARK = Pattern.compile("\\{(år|idag)(?:([+-])(\\d+))?}");
    private static final List<String> FILES = List.of("enheter.csv", "befattningar.csv", "personer.csv", "krav.csv");

    @Override
    public String organisation() {
        return "Sjöhaga kommun";
    }

    @Override
    public String administrator() {
        return "Olle Driftsson";
    }

    @Override
    public String email() {
        return "drift@sjohaga.example";
    }

    @Override
    public List<LoadOrganisation.File> files(LocalDate today) {
        return FILES.stream()
                .map(name -> new LoadOrganisation.File(name, text(name, today).getBytes(StandardCharsets.UTF_8)))
                .toList();
    }

    @Override
    public List<SentFile> documents() {
        return read("dokument/index.csv")
                .lines()
                .skip(1)
                .map(line -> line.substring(0, line.indexOf(';')))
                .map(name -> new SentFile(name, bytes("dokument/" + name)))
                .toList();
    }

    /** One of its tables, with its days counted from the given one. */
    static String text(String name, LocalDate today) {
        return onToday(read(name), today);
    }

    private static String read(String name) {
        return new String(bytes(name), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String name) {
        try (InputStream in = Objects.requireNonNull(Sjohaga.class.getResourceAsStream("/demo/sjohaga/" + name))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text with its marks replaced by years and days counted from the given day. */
    private static String onToday(String text, LocalDate today) {
        return MARK.matcher(text).replaceAll(mark -> {
            int by = mark.group(3) == null ? 0 : Integer.parseInt(mark.group(2) + mark.group(3));
            return mark.group(1).equals("år")
                    ? Integer.toString(today.getYear() + by)
                    : today.plusDays(by).toString();
        });
    }
}
