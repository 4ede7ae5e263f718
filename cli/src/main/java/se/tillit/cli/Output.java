package se.tillit.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/** Where a result goes: a file, written beside its place and renamed so that nobody sees half of it, or standard output. */
final class Output {

    @FunctionalInterface
    interface Writing {
        void to(OutputStream out) throws IOException;
    }

    private Output() {}

    static void write(@Nullable Path file, Writing writing) throws IOException {
        if (file == null) {
            OutputStream out = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16);
            writing.to(out);
            out.flush();
            return;
        }
        Path target = file.toAbsolutePath();
        if (Files.exists(target)
                && !Files.isRegularFile(target)) { // a device or a pipe is written to, never replaced by a file
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(target), 1 << 16)) {
                writing.to(out);
            }
            return;
        }
        Path temporary = Files.createTempFile(target.getParent(), ".tillit-", ".part");
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(temporary), 1 << 16)) {
                writing.to(out);
            }
            Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }
}
