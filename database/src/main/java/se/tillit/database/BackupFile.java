package se.tillit.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A backup that has been read through once and found whole. */
final class BackupFile implements AutoCloseable {

    private static final int LARGEST_MANIFEST = 4 << 20;

    private final Path path;
    private final ZipFile zip;
    private final Manifest manifest;

    /** @throws UnusableBackup where it is something else, truncated, changed, or from a newer Tillit */
    BackupFile(Path path) throws IOException {
        this.path = path;
        if (!Files.isRegularFile(path)) {
            throw new NoSuchFileException(path.toString(), null, "no such file");
        }
        try {
            zip = new ZipFile(path.toFile());
        } catch (ZipException e) {
            throw new UnusableBackup(path + " is not a backup made by Tillit, or is cut short: " + e.getMessage());
        }
        try {
            manifest = readManifest();
            verify();
        } catch (ZipException | java.io.EOFException e) {
            zip.close();
            throw changed("it cannot be unpacked");
        } catch (IOException | RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    Manifest manifest() {
        return manifest;
    }

    InputStream rows(Manifest.Table table) throws IOException {
        return zip.getInputStream(new ZipEntry(table.entry()));
    }

    private Manifest readManifest() throws IOException {
        ZipEntry entry = zip.getEntry(Manifest.ENTRY);
        if (entry == null) {
            throw new UnusableBackup(path + " is not a backup made by Tillit: it has no " + Manifest.ENTRY);
        }
        byte[] json;
        try (InputStream in = zip.getInputStream(entry)) {
            json = in.readNBytes(LARGEST_MANIFEST);
        }
        try {
            JsonNode tree = JsonMapper.shared().readTree(json);
            int format = tree.path("format").asInt(0);
            if (format > Manifest.FORMAT) {
                throw new UnusableBackup(path + " was made by a newer Tillit (its format is " + format
                        + ", this one reads " + Manifest.FORMAT + "). Restore it with that version.");
            }
            return JsonMapper.shared().treeToValue(tree, Manifest.class);
        } catch (JacksonException | NullPointerException e) {
            throw changed("its " + Manifest.ENTRY + " cannot be read");
        }
    }

    private void verify() throws IOException {
        Set<String> expected = new HashSet<>(Set.of(Manifest.ENTRY));
        for (Manifest.Table table : manifest.tables()) {
            if (!expected.add(table.entry()) || zip.getEntry(table.entry()) == null) {
                throw changed("the table " + table.name() + " is missing or there twice");
            }
            MessageDigest digest = Backup.sha256();
            try (InputStream in = new DigestInputStream(rows(table), digest)) {
                in.transferTo(OutputStream.nullOutputStream());
            }
            if (!HexFormat.of().formatHex(digest.digest()).equals(table.sha256())) {
                throw changed("the table " + table.name() + " is not what was written");
            }
        }
        if (zip.size() != expected.size()) {
            throw changed("it holds more than its " + Manifest.ENTRY + " says");
        }
    }

    private UnusableBackup changed(String how) {
        return new UnusableBackup(
                path + " has been damaged or changed since it was made: " + how + ". Take another backup.");
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
