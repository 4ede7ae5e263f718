package se.tillit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/** Looks for bytes that nobody may find: in what the database keeps on disk, and in a backup. */
public final class SecretSearch {

    private SecretSearch() {}

    public static Path dataFolder() {
        String[] arguments = RunningTillit.server().process().info().arguments().orElseThrow();
        return IntStream.range(0, arguments.length)
                .filter(i -> arguments[i].equals("-D"))
                .mapToObj(i -> Path.of(arguments[i + 1]))
                .findFirst()
                .orElseThrow();
    }

    /** Write-ahead log, tables, statistics and the server's own log. */
    public static List<Path> found(Path folder, List<byte[]> sought) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> holds(bytes(file), sought))
                    .toList();
        }
    }

    /** Nothing where the file is gone. */
    public static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException gone) {
            return new byte[0]; // the server has just recycled it
        }
    }

    /** All that a backup's parts hold, unpacked. */
    public static byte[] contents(Path backup) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try (ZipFile zip = new ZipFile(backup.toFile())) {
            for (var entry : Collections.list(zip.entries())) {
                try (InputStream in = zip.getInputStream(entry)) {
                    in.transferTo(all);
                }
            }
        }
        return all.toByteArray();
    }

    public static boolean holds(byte[] bytes, List<byte[]> sought) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        return sought.stream().anyMatch(one -> text.contains(new String(one, StandardCharsets.ISO_8859_1)));
    }
}
