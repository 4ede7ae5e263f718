package se.tillit.document;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import se.tillit.reading.Analyser;
import se.tillit.reading.Reader;
import tools.jackson.databind.json.JsonMapper;

/** The child that reads documents and unpacks archives, one file after another, as {@link DocumentReader} asks. */
final class DocumentWorker {

    /** What comes next on the pipe. */
    static final int ANALYSIS = 1;

    static final int ENTRY = 2;
    static final int END_OF_ARCHIVE = 3;
    static final int TOO_MUCH = 4;
    static final int UNREADABLE = 5;

    static final int MOST_ENTRIES = 10_000;
    static final int LARGEST_ENTRY = 50 << 20;
    static final long LARGEST_ARCHIVE = 1L << 30;

    private DocumentWorker() {}

    public static void main(String[] arguments) throws IOException {
        DataInputStream in = new DataInputStream(System.in);
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(System.out, 1 << 16));
        System.setOut(System.err); // whatever a library says must not be taken for an answer
        Reader reader = new Reader();
        Analyser analyser = new Analyser();
        JsonMapper json = new JsonMapper();
        while (true) {
            Path file;
            try {
                file = Path.of(in.readUTF());
            } catch (EOFException done) {
                return;
            }
            String name = in.readUTF();
            if (isArchive(file)) {
                unpack(file, out);
            } else {
                byte[] answer = json.writeValueAsBytes(analyser.analyse(reader.read(file, name)));
                out.writeByte(ANALYSIS);
                out.writeInt(answer.length);
                out.write(answer);
            }
            out.flush();
        }
    }

    /** Documents of today are archives as well; those say what they are in an entry. */
    private static boolean isArchive(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            if (in.read() != 'P' || in.read() != 'K') {
                return false;
            }
        }
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return zip.getEntry("[Content_Types].xml") == null
                    && zip.getEntry("mimetype") == null
                    && zip.getEntry("content.xml") == null
                    && zip.getEntry("EncryptedPackage") == null;
        } catch (IOException damaged) {
            return false; // for the reader to say
        }
    }

    private static void unpack(Path file, DataOutputStream out) throws IOException {
        long left = LARGEST_ARCHIVE;
        int entries = 0;
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
                ZipEntry entry = all.nextElement();
                if (entry.isDirectory()) {
                    continue;
                }
                byte[] content;
                try (InputStream in = zip.getInputStream(entry)) {
                    content = in.readNBytes(LARGEST_ENTRY + 1);
                }
                left -= content.length;
                if (++entries > MOST_ENTRIES || content.length > LARGEST_ENTRY || left < 0) {
                    out.writeByte(TOO_MUCH);
                    return;
                }
                out.writeByte(ENTRY);
                out.writeUTF(entry.getName());
                out.writeInt(content.length);
                out.write(content);
            }
            out.writeByte(END_OF_ARCHIVE);
        } catch (IOException | IllegalArgumentException damaged) {
            out.writeByte(UNREADABLE);
        }
    }
}
