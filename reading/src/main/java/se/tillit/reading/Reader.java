package se.tillit.reading;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * Reads PDF, DOCX, ODT, HTML, Markdown, plain text and the official statute JSON into documents. The format is told by what
 * a file holds, not by its name. What a file holds never makes it throw: the document's status and message say what was wrong.
 */
public final class Reader {

    private static final int LONGEST_TEXT = 60_000_000;
    private static final long LARGEST_FILE = 300L << 20;
    private static final long LARGEST_TEXT_FILE = 100L << 20;
    private static final long LARGEST_PART = 200L << 20;
    private static final int HIGHEST_RATIO = 200;
    private static final int OPENING = 2048;
    private static final int REGULATIONS_HEAD = 400;
    private static final Pattern REGULATION_NUMBER = Pattern.compile("\\b(\\p{Lu}{2,8}(?:-FS|FS)) ?(\\d{4}:\\d+)");
    private static final Pattern STATUTE_NUMBER =
            Pattern.compile("(?i)(?:lag|balk|förordning|kungörelse|ordning)\\s+\\((\\d{4}:\\d+)\\)");

    private final boolean ocr;

    /** A scan has no text to it. */
    public Reader() {
        this(false);
    }

    private Reader(boolean ocr) {
        this.ocr = ocr;
    }

    /**
     * A scan is read by the program {@code tesseract} where it is installed with Swedish, which takes seconds for each page;
     * {@link Document#ocr} then tells so.
     */
    public static Reader withOcr() {
        return new Reader(true);
    }

    /** Reads a file. The name in the document is the path as given. */
    public Document read(Path file) {
        return read(file, file.toString());
    }

    /**
     * Reads a file under a name of the caller's choice.
     *
     * @param name the name that the document carries
     */
    public Document read(Path file, String name) {
        Draft draft = new Draft(LONGEST_TEXT);
        Map<String, String> front = new HashMap<>();
        try {
            read(file, draft, front);
        } catch (NoText e) {
            return unread(name, Status.NO_TEXT, e.getMessage(), draft);
        } catch (TooLarge e) {
            return unread(name, Status.TOO_LARGE, e.getMessage(), draft);
        } catch (OutOfMemoryError | StackOverflowError e) {
            // A file made to unfold or to nest without end; the draft is dropped, and with it what filled the memory.
            return unread(name, Status.TOO_LARGE, "reading it takes more memory than there is", new Draft(0));
        } catch (IOException | RuntimeException e) {
            return unread(name, Status.UNREADABLE, reason(e), draft);
        }
        if (draft.isEmpty()) {
            return unread(name, Status.NO_TEXT, "no text: the file holds nothing to read", draft);
        }
        return finish(name, draft, front);
    }

    /** Reads plain text or Markdown already in memory. */
    public Document readText(String name, String content) {
        Draft draft = new Draft(LONGEST_TEXT);
        Map<String, String> front = new HashMap<>();
        Layout.read(Markdown.lines(content.toCharArray(), front), draft);
        return draft.isEmpty()
                ? unread(name, Status.NO_TEXT, "no text: there is nothing to read", draft)
                : finish(name, draft, front);
    }

    private void read(Path file, Draft draft, Map<String, String> front) throws IOException {
        long size = Files.size(file);
        if (size == 0) {
            throw new IOException("the file is empty");
        }
        if (size > LARGEST_FILE) {
            throw new TooLarge("the file is larger than " + (LARGEST_FILE >> 20) + " MB");
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] opening = in.readNBytes(OPENING);
            String start = new String(opening, StandardCharsets.ISO_8859_1);
            if (start.contains("%PDF-")) {
                PdfFormat.read(file, draft, ocr);
            } else if (start.startsWith("PK")) {
                readZip(file, draft);
            } else if (start.startsWith("\u00d0\u00cf\u0011\u00e0")) {
                throw new IOException("an older Office file, or an encrypted one; save it as DOCX without a password");
            } else if (start.startsWith("{\\rtf")) {
                throw new IOException("an RTF file; save it as DOCX or PDF");
            } else if (size > LARGEST_TEXT_FILE) {
                throw new TooLarge("the text file is larger than " + (LARGEST_TEXT_FILE >> 20) + " MB");
            } else {
                byte[] bytes = Arrays.copyOf(opening, Math.max(opening.length, (int) size));
                int end = opening.length + in.readNBytes(bytes, opening.length, bytes.length - opening.length);
                readText(end == bytes.length ? bytes : Arrays.copyOf(bytes, end), draft, front);
            }
        }
    }

    private static void readText(byte[] bytes, Draft draft, Map<String, String> front) throws IOException {
        char[] content = decode(bytes);
        String start = markup(content);
        if (start.startsWith("<!doctype html")
                || start.startsWith("<html")
                || start.startsWith("<?xml") && start.contains("<html")) {
            HtmlFormat.read(new String(content), draft);
        } else if (start.startsWith("{") && start.contains("\"")) {
            StatuteFormat.read(new String(content), draft);
        } else if (start.startsWith("<?xml")) {
            throw new IOException("XML of a kind that is no document");
        } else {
            Layout.read(Markdown.lines(content, front), draft);
        }
    }

    /** How a text begins that may be markup or JSON, in small letters; empty for any other. */
    private static String markup(char[] content) {
        int from = 0;
        while (from < content.length && (Character.isWhitespace(content[from]) || content[from] == '\ufeff')) {
            from++;
        }
        boolean opens = from < content.length && (content[from] == '<' || content[from] == '{');
        return opens
                ? new String(content, from, Math.min(OPENING, content.length - from)).toLowerCase(Locale.ROOT)
                : "";
    }

    /** UTF-8 where it is, UTF-16 where it says so, else the code page that Swedish Windows used. */
    private static char[] decode(byte[] bytes) throws IOException {
        if (bytes.length >= 2
                && (bytes[0] == (byte) 0xfe && bytes[1] == (byte) 0xff
                        || bytes[0] == (byte) 0xff && bytes[1] == (byte) 0xfe)) {
            return new String(bytes, StandardCharsets.UTF_16).toCharArray();
        }
        int control = 0;
        for (int i = 0; i < Math.min(bytes.length, 1 << 16); i++) {
            control += bytes[i] == 0 || bytes[i] > 0 && bytes[i] < 9 ? 1 : 0;
        }
        if (control > 0) {
            throw new IOException("no known document format; save it as PDF, DOCX or text");
        }
        try {
            CharBuffer read = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return Arrays.copyOf(read.array(), read.length());
        } catch (CharacterCodingException e) {
            return new String(bytes, Charset.forName("windows-1252")).toCharArray();
        }
    }

    private static void readZip(Path file, Draft draft) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            ZipEntry word = zip.getEntry("word/document.xml");
            ZipEntry content = zip.getEntry("content.xml");
            if (word != null) {
                refuseBomb(word);
                try (InputStream in = Files.newInputStream(file)) {
                    WordFormat.read(in, draft);
                }
            } else if (content != null) {
                refuseBomb(content);
                try (InputStream in = zip.getInputStream(content)) {
                    OpenDocumentFormat.read(new Limited(in, LARGEST_PART), draft);
                }
            } else if (zip.getEntry("EncryptedPackage") != null) {
                throw new IOException("the file is encrypted; save a copy without a password");
            } else {
                throw new IOException(
                        "a packed file without a text document in it; unpack it, or save it as PDF or DOCX");
            }
        }
    }

    private static void refuseBomb(ZipEntry entry) {
        long packed = Math.max(1, entry.getCompressedSize());
        if (entry.getSize() > LARGEST_PART || entry.getSize() > 10 << 20 && entry.getSize() / packed > HIGHEST_RATIO) {
            throw new TooLarge("the document unfolds to " + (entry.getSize() >> 20) + " MB");
        }
    }

    private static Document finish(String name, Draft draft, Map<String, String> front) {
        String text = draft.text();
        String title = Objects.requireNonNullElseGet(
                front.get("rubrik"), () -> Objects.requireNonNullElse(draft.title, fileName(name)));
        boolean law = draft.reference != null || front.containsKey("beteckning");
        FactFinder said = FactFinder.in(law ? "" : text, draft.margins(), front);
        DocumentType type = DocumentTypes.of(said.type(), title, fileName(name), text, draft.blocks());
        String statute = ownNumber(type, title, draft, front);
        Document.Facts facts = statute == null ? said.facts() : Document.Facts.numbered(statute);
        String message = draft.ocr
                ? Document.READ_BY_OCR
                : Languages.isSwedish(text)
                        ? null
                        : "the text does not seem to be Swedish; what was found is uncertain";
        return new Document(name, title, type, Status.READ, message, draft.pages, text, draft.blocks(), facts);
    }

    /** Its number as law or regulation: beside the text, in its title, or at the head of a regulation's first page. */
    private static @Nullable String ownNumber(DocumentType type, String title, Draft draft, Map<String, String> front) {
        if (draft.reference != null || front.containsKey("beteckning")) {
            return draft.reference != null ? draft.reference : "SFS " + front.get("beteckning");
        }
        if (type == DocumentType.FÖRESKRIFT) {
            String text = draft.text();
            String head = title + "\n" + text.substring(0, Math.min(REGULATIONS_HEAD, text.length()));
            Matcher regulation = REGULATION_NUMBER.matcher(head);
            return regulation.find() ? regulation.group(1) + " " + regulation.group(2) : null;
        }
        Matcher number = STATUTE_NUMBER.matcher(title);
        return type.isStatute() && number.find() ? "SFS " + number.group(1) : null;
    }

    private static Document unread(String name, Status status, String message, Draft draft) {
        return new Document(
                name,
                fileName(name),
                DocumentType.ANNAT,
                status,
                message,
                draft.pages,
                "",
                List.of(),
                Document.Facts.NONE);
    }

    static Document unread(String name) {
        return unread(name, Status.UNREADABLE, "", new Draft(0));
    }

    private static String fileName(String name) {
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    }

    /** A sentence for a person: our own where we have one. How a library puts it helps nobody who sits with the file. */
    private static String reason(Exception e) {
        String message = Objects.requireNonNullElse(e.getMessage(), "");
        boolean own = e.getClass() == IOException.class
                && !message.isEmpty()
                && Character.isLowerCase(message.charAt(0))
                && message.indexOf('=') < 0
                && message.lines().count() == 1;
        if (own) {
            return message;
        }
        return message.contains("DOCTYPE")
                ? "the file declares words of its own (an XML DOCTYPE), which no word processor does, and may fetch what is not in"
                        + " it; open it where it was made and save it again"
                : "the file is damaged or not what its name says; open it where it was made and save it again";
    }

    /** Ends a part that unfolds beyond what its entry said. */
    private static final class Limited extends java.io.FilterInputStream {

        private long left;

        Limited(InputStream in, long limit) {
            super(in);
            left = limit;
        }

        @Override
        public int read() throws IOException {
            count(1);
            return super.read();
        }

        @Override
        public int read(byte[] buffer, int from, int length) throws IOException {
            int read = super.read(buffer, from, length);
            count(read);
            return read;
        }

        private void count(int read) {
            left -= read;
            if (left < 0) {
                throw new TooLarge("the document unfolds to more than " + (LARGEST_PART >> 20) + " MB");
            }
        }
    }
}
