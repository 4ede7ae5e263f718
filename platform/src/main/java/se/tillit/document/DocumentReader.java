package se.tillit.document;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import se.tillit.reading.Analysis;
import se.tillit.worker.Worker;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads documents in a {@link Worker}, one at a time. A worker that takes too long, answers too much or dies is ended and replaced, and so
 * is one that has read many; the file that did it says so, and the next one meets a new worker.
 */
final class DocumentReader implements AutoCloseable {

    private static final int MEGABYTES = 512;
    private static final int SECONDS = 90;
    private static final int LARGEST_ANSWER = 24 << 20;
    private static final int FILES_EACH = 500;

    private final JsonMapper json = new JsonMapper();
    private final int seconds;
    private @Nullable Worker worker;
    private int files;

    DocumentReader() {
        this(SECONDS);
    }

    DocumentReader(int seconds) {
        this.seconds = seconds;
    }

    /** What a file held: an analysis, or for an archive and for a file that ended its reader only what became of it. */
    record Result(Outcome outcome, @Nullable Analysis analysis) {}

    /** @param entry takes the name and the content of each file in an archive, as far as it can be unpacked */
    Result read(String name, byte[] content, BiConsumer<String, byte[]> entry) {
        if (content.length == 0) {
            return new Result(Outcome.EMPTY, null);
        }
        try {
            Path file = Files.createTempFile("tillit-document-", "");
            try {
                Files.write(file, content);
                return ask(file, name, entry);
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A worker that ends before its time may have been ended with the application itself; only one that does so twice is the file's doing. */
    private Result ask(Path file, String name, BiConsumer<String, byte[]> entry) throws IOException {
        for (int attempt = 1; ; attempt++) {
            long begun = System.nanoTime();
            Worker running = running();
            running.endAfter(seconds);
            try {
                running.out().writeUTF(file.toString());
                running.out().writeUTF(name);
                running.out().flush();
                return answer(running.in(), entry);
            } catch (IOException | JacksonException ended) {
                close();
                if (attempt == 2 || System.nanoTime() - begun >= TimeUnit.SECONDS.toNanos(seconds)) {
                    return new Result(Outcome.TOO_HEAVY, null);
                }
            }
        }
    }

    private Worker running() throws IOException {
        if (++files > FILES_EACH) {
            close();
        }
        if (worker == null) {
            worker = Worker.start(DocumentWorker.class, MEGABYTES);
            files = 1;
        }
        return worker;
    }

    private Result answer(DataInputStream in, BiConsumer<String, byte[]> entry) throws IOException {
        long left = DocumentWorker.LARGEST_ARCHIVE;
        for (int entries = 0; entries <= DocumentWorker.MOST_ENTRIES; entries++) {
            switch (in.readByte()) {
                case DocumentWorker.ANALYSIS -> {
                    Analysis analysis = json.readValue(bytes(in, LARGEST_ANSWER), Analysis.class);
                    return new Result(Outcome.of(analysis.document()), analysis);
                }
                case DocumentWorker.ENTRY -> {
                    String name = in.readUTF();
                    byte[] content = bytes(in, DocumentWorker.LARGEST_ENTRY);
                    left -= content.length;
                    entry.accept(name, content);
                }
                case DocumentWorker.END_OF_ARCHIVE -> {
                    return new Result(Outcome.UNPACKED, null);
                }
                case DocumentWorker.TOO_MUCH -> {
                    return new Result(Outcome.TOO_LARGE, null);
                }
                default -> {
                    return new Result(Outcome.UNREADABLE, null);
                }
            }
            if (left < 0) {
                break;
            }
        }
        throw new IOException("The reader answered with more than it may");
    }

    private static byte[] bytes(DataInputStream in, int most) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > most) {
            throw new IOException("The reader answered with more than it may: " + length);
        }
        return in.readNBytes(length);
    }

    @Override
    public void close() {
        if (worker != null) {
            worker.close();
            worker = null;
        }
    }
}
