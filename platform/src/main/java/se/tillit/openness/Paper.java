package se.tillit.openness;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;

/**
 * A document as PDF, written downwards on as many pages as it takes. What is not written is not in it. The same words make the same bytes, so
 * that its hash can be compared.
 */
final class Paper implements AutoCloseable {

    private static final float MARGIN = 64;
    private static final float WIDTH = PDRectangle.A4.getWidth() - 2 * MARGIN;
    private static final float HIGHEST_PICTURE = 300;
    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    private final PDDocument document = new PDDocument();
    private final PDFont font;
    private PDPageContentStream content;
    private float y;

    Paper(String title, long seed) {
        try {
            PDDocumentInformation about = new PDDocumentInformation();
            about.setTitle(title);
            document.setDocumentInformation(about);
            document.setDocumentId(seed);
            document.getDocumentCatalog().setLanguage("sv");
            try (InputStream file = PDDocument.class.getResourceAsStream(FONT)) {
                font = PDType0Font.load(document, Objects.requireNonNull(file), true);
            }
            content = next();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private PDPageContentStream next() throws IOException {
        PDPage sheet = new PDPage(PDRectangle.A4);
        document.addPage(sheet);
        y = PDRectangle.A4.getHeight() - MARGIN;
        return new PDPageContentStream(document, sheet);
    }

    private void room(float height) throws IOException {
        if (y - height < MARGIN) {
            content.close();
            content = next();
        }
    }

    Paper heading(String text) {
        return space(12).lines(text, 17);
    }

    Paper small(String text) {
        return space(6).lines(text, 8.5f);
    }

    Paper label(String text) {
        return space(8).lines(text, 9);
    }

    Paper text(String text) {
        return lines(text, 11);
    }

    Paper space(float height) {
        y -= height;
        return this;
    }

    private Paper lines(String text, float size) {
        try {
            for (String paragraph : text.split("\n", -1)) {
                for (String line : fold(paragraph, size)) {
                    float step = size * 1.4f;
                    room(step);
                    y -= step;
                    content.beginText();
                    content.setFont(font, size);
                    content.newLineAtOffset(MARGIN, y);
                    content.showText(line);
                    content.endText();
                }
            }
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> fold(String text, float size) throws IOException {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : writable(text).split(" ")) {
            for (String piece : pieces(word, size)) {
                String longer = line.isEmpty() ? piece : line + " " + piece;
                if (!line.isEmpty() && width(longer, size) > WIDTH) {
                    lines.add(line.toString());
                    line.setLength(0);
                    line.append(piece);
                } else {
                    line.setLength(0);
                    line.append(longer);
                }
            }
        }
        lines.add(line.toString());
        return lines;
    }

    /** A word that is longer than the page is wide is cut, rather than run out of it. */
    private List<String> pieces(String word, float size) throws IOException {
        List<String> pieces = new ArrayList<>();
        String rest = word;
        while (width(rest, size) > WIDTH) {
            int fits = rest.length() - 1;
            while (fits > 1 && width(rest.substring(0, fits), size) > WIDTH) {
                fits = fits * 3 / 4;
            }
            fits = Math.max(1, fits);
            pieces.add(rest.substring(0, fits));
            rest = rest.substring(fits);
        }
        pieces.add(rest);
        return pieces;
    }

    private float width(String text, float size) throws IOException {
        return font.getStringWidth(text) / 1000 * size;
    }

    /** A letter that the font does not know becomes a question mark rather than stop the whole. */
    private String writable(String text) {
        StringBuilder known = new StringBuilder();
        text.replaceAll("[\\s\\p{Cntrl}]+", " ").codePoints().forEach(point -> {
            String one = Character.toString(point);
            try {
                font.encode(one);
                known.append(one);
            } catch (IOException | IllegalArgumentException unknown) {
                known.append('?');
            }
        });
        return known.toString();
    }

    Paper picture(byte[] jpeg) {
        try {
            PDImageXObject picture = JPEGFactory.createFromStream(document, new ByteArrayInputStream(jpeg));
            float scale = Math.min(WIDTH / picture.getWidth(), HIGHEST_PICTURE / picture.getHeight());
            room(picture.getHeight() * scale + 8);
            y -= picture.getHeight() * scale + 8;
            content.drawImage(picture, MARGIN, y, picture.getWidth() * scale, picture.getHeight() * scale);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] bytes() {
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            content.close();
            document.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            document.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
