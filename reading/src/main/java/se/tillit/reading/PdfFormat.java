package se.tillit.reading;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.InflaterInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.jspecify.annotations.Nullable;

/** Reads PDF: the text of each page in the order it was set, without what stands at the same place on page after page. */
final class PdfFormat {

    private static final int LONGEST_TEXT = 40_000_000;
    private static final int LARGEST_PAGE = 64 << 20;
    private static final int SUSPICIOUS = 64 << 10;
    private static final long LONGEST_TIME = 120_000_000_000L;

    /** Fewer letters than this on a page, on average, and the pages are pictures. */
    private static final int LEAST_LETTERS = 15;

    /** What is set on a scan afterwards is shorter than this. */
    private static final int LONGEST_STAMP = 150;

    /** Lines at the top and at the foot of a page among which running heads are sought. */
    private static final int MARGIN = 4;

    private PdfFormat() {}

    /** @param ocr whether scanned pages are read by character recognition, where it is installed */
    static void read(Path file, Draft draft, boolean ocr) throws IOException {
        try (RandomAccessReadBufferedFile in = new RandomAccessReadBufferedFile(file);
                PDDocument pdf = Loader.loadPDF(in, "", null, null, IOUtils.createTempFileOnlyStreamCache())) {
            draft.pages = pdf.getNumberOfPages();
            String title = pdf.getDocumentInformation().getTitle();
            for (PDPage page : pdf.getPages()) {
                refuseBomb(page);
            }
            String[] pages = text(pdf).split("\f");
            if (letters(pages) < LEAST_LETTERS * Math.max(1, pdf.getNumberOfPages()) || areStamped(pages, pdf)) {
                if (!ocr || !Ocr.isInstalled()) {
                    throw new NoText(
                            "no text: the pages are scanned pictures; run character recognition on the file first");
                }
                pages = Ocr.pages(pdf);
                draft.ocr = true;
            }
            Layout.read(lines(pages, draft), draft);
            if (title != null && title.strip().length() > 8 && title.contains(" ") && !title.startsWith("Microsoft")) {
                draft.title = Normal.spaces(title);
            }
        } catch (InvalidPasswordException e) {
            throw new IOException("the file is encrypted; save a copy without a password", e);
        }
    }

    private static String text(PDDocument pdf) throws IOException {
        StringWriter out = new StringWriter();
        new PageText(LONGEST_TIME).writeText(pdf, new Bounded(out));
        return out.toString();
    }

    /** A page of a few kilobytes can unfold to gigabytes; such a one is found before it is read. */
    private static void refuseBomb(PDPage page) throws IOException {
        Iterator<PDStream> streams = page.getContentStreams();
        while (streams.hasNext()) {
            COSStream stream = streams.next().getCOSObject();
            boolean flate = COSName.FLATE_DECODE.equals(stream.getFilters());
            if (!flate || stream.getLength() < SUSPICIOUS) {
                continue;
            }
            try (InputStream in = new InflaterInputStream(stream.createRawInputStream())) {
                byte[] buffer = new byte[1 << 16];
                long size = 0;
                for (int n; (n = in.read(buffer)) > 0; ) {
                    size += n;
                    if (size > LARGEST_PAGE) {
                        throw new TooLarge("a page unfolds to more than " + (LARGEST_PAGE >> 20) + " MB");
                    }
                }
            } catch (java.util.zip.ZipException | java.io.EOFException e) {
                // A damaged stream: PDFBox reads what it can of it.
                continue;
            }
        }
    }

    private static int letters(String[] pages) {
        int letters = 0;
        for (String page : pages) {
            letters +=
                    (int) page.chars().filter(Character::isLetter).limit(10_000).count();
        }
        return letters;
    }

    /** Scanned pages that a program has set the same few words on, a number or a day of arrival. */
    private static boolean areStamped(String[] pages, PDDocument pdf) throws IOException {
        if (pages.length < 2
                || Stream.of(pages).map(PdfFormat::masked).distinct().count() > 1) {
            return false;
        }
        boolean pictures = true;
        for (PDPage page : pdf.getPages()) {
            pictures &= holdsPicture(page.getResources());
        }
        return pictures && letters(pages) < LONGEST_STAMP * pages.length;
    }

    private static boolean holdsPicture(@Nullable PDResources resources) {
        if (resources != null) {
            for (COSName name : resources.getXObjectNames()) {
                if (resources.isImageXObject(name)) {
                    return true;
                }
            }
        }
        return false;
    }

    /**
     * The pages' lines. A line that stands at the same place on page after page is a running head, and goes to the margins; but
     * pages that are alike altogether are a text that is there several times, and tell nothing of what is a head.
     */
    private static List<Line> lines(String[] pages, Draft draft) {
        List<List<String>> all = new ArrayList<>();
        Set<String> different = new HashSet<>();
        Map<String, Integer> times = new HashMap<>();
        for (String page : pages) {
            List<String> lines = page.lines().filter(line -> !line.isBlank()).toList();
            all.add(lines);
            boolean first = different.add(masked(page));
            for (int i = 0; i < lines.size() && first; i++) {
                places(lines, i).forEach(place -> times.merge(place, 1, Integer::sum));
            }
        }
        int often = different.size() == 2 ? 2 : Math.max(3, (different.size() + 3) / 4);
        List<Line> kept = new ArrayList<>();
        for (int p = 0; p < all.size(); p++) {
            List<String> lines = all.get(p);
            for (int i = 0; i < lines.size(); i++) {
                List<String> places = places(lines, i);
                boolean number = !places.isEmpty() && lines.get(i).strip().equals(Integer.toString(p + 1));
                if (places.stream().anyMatch(place -> times.getOrDefault(place, 0) >= often)) {
                    draft.margin(lines.get(i));
                } else if (!number) {
                    kept.add(Line.of(lines.get(i), p + 1));
                }
            }
        }
        return kept;
    }

    /** What a line near the top or the foot says, with where it stands: the same words elsewhere on a page are text. */
    private static List<String> places(List<String> lines, int i) {
        List<String> places = new ArrayList<>();
        if (i < MARGIN) {
            places.add("top " + i + masked(lines.get(i)));
        }
        if (i >= lines.size() - MARGIN) {
            places.add("foot " + (lines.size() - i) + masked(lines.get(i)));
        }
        return places;
    }

    private static String masked(String line) {
        StringBuilder out = new StringBuilder(line.length());
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            out.append(c >= '0' && c <= '9' ? '#' : Normal.isSpace(c) ? ' ' : c);
        }
        return out.toString().strip().replaceAll("#+", "#");
    }

    /** Stops a document whose text has no end. */
    private static final class Bounded extends FilterWriter {

        private long written;

        Bounded(Writer out) {
            super(out);
        }

        @Override
        public void write(String text, int from, int length) throws IOException {
            written += length;
            if (written > LONGEST_TEXT) {
                throw new TooLarge("the text is longer than " + LONGEST_TEXT / 1_000_000 + " million characters");
            }
            super.write(text, from, length);
        }
    }
}
