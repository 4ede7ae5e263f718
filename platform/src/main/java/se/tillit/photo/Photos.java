package se.tillit.photo;

import java.io.DataInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;
import se.tillit.access.Problems;
import se.tillit.worker.Worker;

/**
 * Makes pictures anew, keeps them and gives them back. Not a door: the capability whose picture it is asks who may, and calls this within
 * its own verb or query.
 */
@Component
public final class Photos {

    /** The longest description, in characters. */
    public static final int LONGEST = 200;

    private static final int MEGABYTES = 192;
    private static final int SECONDS = 20;
    private static final int LARGEST_ANSWER = 8 << 20;

    /** One at a time on a node: a large picture takes a core and some hundred megabytes. */
    private static final Semaphore TURN = new Semaphore(1, true);

    private final PhotoStore store;

    Photos(PhotoStore store) {
        this.store = store;
    }

    /**
     * Takes up to a second, so it is done before the verb's transaction begins.
     *
     * @param sent a JPEG or a PNG of whatever size, as the form's field brought it; null or empty where nothing came along
     * @param description what it shows
     * @param field what the form's field is called; that of the description is called the same with {@code -text}
     * @return empty where nothing came along, and where something is wrong, which then stands among the problems
     */
    public Optional<Photo.Fresh> develop(
            @Nullable MultipartFile sent, String description, String field, Problems problems) {
        if (sent == null || sent.isEmpty()) {
            return Optional.empty();
        }
        String text = description.strip();
        problems.addIf(text.isEmpty(), field + "-text", "photo.needs-description")
                .addIf(text.length() > LONGEST, field + "-text", "web.too-long", LONGEST);
        if (text.isEmpty() || text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            if (!TURN.tryAcquire(SECONDS, TimeUnit.SECONDS)) {
                problems.add(field, "photo.busy");
                return Optional.empty();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            problems.add(field, "photo.busy");
            return Optional.empty();
        }
        try (Worker worker = Worker.start(PhotoWorker.class, MEGABYTES)) {
            worker.endAfter(SECONDS);
            byte[] bytes = sent.getBytes();
            worker.out().writeInt(bytes.length);
            worker.out().write(bytes);
            worker.out().flush();
            return answer(worker.in(), text, field, problems);
        } catch (IOException ended) {
            problems.add(field, "photo.no-picture");
            return Optional.empty();
        } finally {
            TURN.release();
        }
    }

    /** Trusts the child no more than the picture: it may have been taken over. */
    private static Optional<Photo.Fresh> answer(DataInputStream in, String text, String field, Problems problems)
            throws IOException {
        int outcome = in.readByte();
        if (outcome == PhotoWorker.TOO_LARGE) {
            problems.add(field, "photo.too-large");
            return Optional.empty();
        }
        if (outcome != PhotoWorker.DONE) {
            problems.add(field, "photo.no-picture");
            return Optional.empty();
        }
        int width = in.readInt();
        int height = in.readInt();
        int length = in.readInt();
        if (length <= 0
                || length > LARGEST_ANSWER
                || Math.min(width, height) <= 0
                || Math.max(width, height) > PhotoWorker.LONGEST) {
            throw new IOException("The reader answered with more than it may");
        }
        return Optional.of(new Photo.Fresh(in.readNBytes(length), width, height, text));
    }

    /** In the caller's transaction. */
    public UUID keep(Photo.Fresh photo) {
        return store.keep(photo);
    }

    /** In the caller's transaction, when nothing shows it any more. */
    public void forget(UUID photo) {
        store.forget(photo);
    }

    /** In the caller's transaction: what a page needs to make room for it. */
    public Optional<Photo> find(UUID photo) {
        return store.find(photo);
    }

    /** In the caller's transaction: the picture itself, as JPEG. */
    public Optional<byte[]> jpeg(UUID photo) {
        return store.jpeg(photo);
    }

    /** What a page that shows the picture is answered. */
    public static ResponseEntity<byte[]> answer(byte[] jpeg) {
        return ResponseEntity.ok().contentType(MediaType.IMAGE_JPEG).body(jpeg);
    }
}
