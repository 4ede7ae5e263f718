package se.tillit.reading;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.zip.InflaterInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.text.PDFTextStripper;

/** Reads PDF: the text of each page in the order it was set, without what stands at the same place on page after page. */
final class PdfFormat {

    private static final int LONGEST_TEXT = 40_000_000;
    private static final int LARGEST_PAGE = 64 << 20;
    private static final int SUSPICIOUS = 64 << 10;
    private static final long LONGEST_TIME = 120_000_000_000L;

    /** Fewer letters than this on a page, on average, and the pages are pictures. */
    private static final int LEAST_LETTERS = 15;

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
            String[] pages = text(pdf).split("\f", -1);
            if (letters(pages) < LEAST_LETTERS * Math.max(1, pdf.getNumberOfPages())) {
                if (!ocr || !Ocr.isInstalled()) {
                    throw new NoText(
                            "no text: the pages are scanned pictures; run character recognition on the file first");
                }
                pages = Ocr.pages(pdf);
                draft.ocr = true;
            }
            List<Line> lines = lines(pages);
            Layout.read(lines, draft);
            if (title != null && title.strip().length() > 8 && title.contains(" ") && !title.startsWith("Microsoft")) {
                draft.title = Normal.spaces(title);
            }
        } catch (InvalidPasswordException e) {
            throw new IOException("the file is encrypted; save a copy without a password", e);
        }
    }

    private static String text(PDDocument pdf) throws IOException {
        long end = System.nanoTime() + LONGEST_TIME;
        PDFTextStripper stripper = new PDFTextStripper() {
            @Override
            protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
                if (System.nanoTime() > end) {
                    throw new TooLarge("reading the pages took more than two minutes");
                }
                super.processOperator(operator, operands);
            }
        };
        stripper.setPageEnd("\f");
        stripper.setLineSeparator("\n");
        StringWriter out = new StringWriter();
        stripper.writeText(pdf, new Bounded(out));
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

    /** The pages' lines, without the heads and feet that recur. */
    private static List<Line> lines(String[] pages) {
        List<List<String>> all = new ArrayList<>();
        Map<String, Integer> times = new HashMap<>();
        for (String page : pages) {
            List<String> lines = page.lines().filter(line -> !line.isBlank()).toList();
            all.add(lines);
            for (int i = 0; i < lines.size(); i++) {
                if (isMargin(i, lines.size())) {
                    times.merge(masked(lines.get(i)), 1, Integer::sum);
                }
            }
        }
        int often = Math.max(3, (pages.length + 3) / 4);
        List<Line> kept = new ArrayList<>();
        for (int p = 0; p < all.size(); p++) {
            List<String> lines = all.get(p);
            for (int i = 0; i < lines.size(); i++) {
                String line = lines.get(i);
                boolean margin = isMargin(i, lines.size());
                boolean number = margin && line.strip().chars().allMatch(c -> c >= '0' && c <= '9');
                if (!number && !(margin && times.getOrDefault(masked(line), 0) >= often)) {
                    kept.add(Line.of(line, p + 1));
                }
            }
        }
        return kept;
    }

    private static boolean isMargin(int line, int lines) {
        return line < MARGIN || line >= lines - MARGIN;
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
