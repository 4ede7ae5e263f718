package se.tillit.reading;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/**
 * The words of a PDF's pages in the order they were set. Some programs set the bullets and numbers of a list after all the
 * rest of the page; those are brought back to the items they stand before.
 */
final class PageText extends PDFTextStripper {

    private static final int LONGEST_MARKER = 5;
    /** Points between a marker and its item, and by how much their base lines may differ. */
    private static final float FARTHEST = 60;

    private static final float SAME_LINE = 2;

    private final long end;

    /** @param time nanoseconds after which the reading is given up */
    PageText(long time) {
        end = System.nanoTime() + time;
        setPageEnd("\f");
        setLineSeparator("\n");
    }

    @Override
    protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
        if (System.nanoTime() > end) {
            throw new TooLarge("reading the pages took more than two minutes");
        }
        super.processOperator(operator, operands);
    }

    @Override
    protected void writePage() throws IOException {
        getCharactersByArticle().forEach(PageText::bringMarkersBack);
        super.writePage();
    }

    private static void bringMarkersBack(List<TextPosition> characters) {
        int from = 0;
        for (int i = 1; i <= characters.size(); i++) {
            if (i == characters.size() || !isSameLine(characters.get(i), characters.get(i - 1))) {
                if (i - from <= LONGEST_MARKER && isMarker(characters.subList(from, i))) {
                    moveToItem(characters, from, i);
                }
                from = i;
            }
        }
    }

    /** The line is built anew where the item stands, so that what is left of the loop meets as many characters as before. */
    private static void moveToItem(List<TextPosition> characters, int from, int to) {
        TextPosition marker = characters.get(from);
        int item = -1;
        for (int i = 0; i < from; i++) {
            TextPosition other = characters.get(i);
            float gap = other.getX() - marker.getX();
            if (isSameLine(marker, other)
                    && gap > 0
                    && gap < FARTHEST
                    && (item < 0 || other.getX() < characters.get(item).getX())) {
                item = i;
            }
        }
        if (item >= 0) {
            List<TextPosition> moved = new ArrayList<>(characters.subList(from, to));
            characters.subList(from, to).clear();
            characters.addAll(item, moved);
        }
    }

    private static boolean isSameLine(TextPosition one, TextPosition other) {
        return Math.abs(one.getY() - other.getY()) < SAME_LINE;
    }

    private static boolean isMarker(List<TextPosition> characters) {
        StringBuilder words = new StringBuilder();
        characters.forEach(character -> words.append(character.getUnicode()));
        return Line.isMarker(words.toString().strip());
    }
}
