package se.tillit.reading;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** A table of the language or of the law: tab-separated lines in a resource file beside this class, {@code #} for comments. */
final class Table {

    private Table() {}

    static List<String[]> read(String name) {
        try (InputStream in =
                        Objects.requireNonNull(Table.class.getResourceAsStream(name), () -> "no table named " + name);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
