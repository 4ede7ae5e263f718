package se.tillit.reading;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/** Reads the pictures of scanned pages with the program {@code tesseract}, where it is installed with Swedish. */
final class Ocr {

    private static final int MOST_PAGES = 300;
    private static final int SECONDS_PER_PAGE = 120;
    private static final float DPI = 300;

    /** A page as large as a poster is drawn coarser, so that its picture fits the memory. */
    private static final double MOST_PIXELS = 40e6;

    /** What bullets at the head of a line are taken for. */
    private static final Pattern BULLET = Pattern.compile("(?m)^[«»¢©®e]{1,2} (?=\\p{L})");

    private Ocr() {}

    static boolean isInstalled() {
        return Installed.SWEDISH;
    }

    /** The text of each page. */
    static String[] pages(PDDocument pdf) throws IOException {
        int count = pdf.getNumberOfPages();
        if (count > MOST_PAGES) {
            throw new NoText("no text: " + count + " scanned pages are more than the " + MOST_PAGES
                    + " that are read by character recognition at once");
        }
        PDFRenderer renderer = new PDFRenderer(pdf);
        String[] pages = new String[count];
        Path picture = Files.createTempFile("tillit-page", ".png");
        try {
            for (int i = 0; i < count; i++) {
                BufferedImage drawn =
                        renderer.renderImageWithDPI(i, dpi(pdf.getPage(i).getMediaBox()), ImageType.GRAY);
                ImageIO.write(drawn, "png", picture.toFile());
                pages[i] = BULLET.matcher(run("tesseract", picture.toString(), "stdout", "-l", "swe"))
                        .replaceAll("• ");
            }
        } finally {
            Files.delete(picture);
        }
        return pages;
    }

    private static float dpi(PDRectangle page) {
        double inches = page.getWidth() / 72.0 * page.getHeight() / 72.0;
        return (float) Math.min(DPI, Math.sqrt(MOST_PIXELS / inches));
    }

    private static String run(String... command) throws IOException {
        Path said = Files.createTempFile("tillit-page", ".txt");
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectOutput(said.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD);
            // Its threads wait for each other in a loop: measured on a busy machine with two cores, one thread took a
            // quarter of
            // the processor time and a third of the time.
            builder.environment().put("OMP_THREAD_LIMIT", "1");
            Process process = builder.start();
            boolean ended = process.waitFor(SECONDS_PER_PAGE, TimeUnit.SECONDS);
            process.destroyForcibly();
            if (!ended) {
                throw new NoText(
                        "no text: character recognition of a page took more than " + SECONDS_PER_PAGE + " seconds");
            }
            if (process.exitValue() != 0) {
                throw new NoText("no text: character recognition of a scanned page failed");
            }
            return Files.readString(said);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while reading a scanned page", e);
        } finally {
            Files.delete(said);
        }
    }

    /** Asked once, on first use. */
    private static final class Installed {
        static final boolean SWEDISH = ask();

        private static boolean ask() {
            try {
                return run("tesseract", "--list-langs").lines().anyMatch("swe"::equals);
            } catch (IOException e) {
                return false;
            }
        }
    }
}
