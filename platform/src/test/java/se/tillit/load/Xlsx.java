package se.tillit.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;

/** Workbooks for tests: ordinary ones, and ones that no spreadsheet program would write. */
final class Xlsx {

    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private Xlsx() {}

    static byte[] workbook(Consumer<Workbook> content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(out, "Prov", null)) {
            content.accept(workbook);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** A sheet of its own from rows with | between the cells. */
    static void sheet(Workbook workbook, String name, String... rows) {
        var sheet = workbook.newWorksheet(name);
        for (int row = 0; row < rows.length; row++) {
            String[] cells = rows[row].split("\\|", -1);
            for (int column = 0; column < cells.length; column++) {
                sheet.value(row, column, cells[column]);
            }
        }
    }

    interface Body {
        void write(OutputStream out) throws IOException;
    }

    static Body text(String text) {
        return out -> out.write(text.getBytes(UTF_8));
    }

    static Body sheetOf(String rows) {
        return text("<?xml version=\"1.0\"?><worksheet xmlns=\"" + MAIN + "\"><sheetData>" + rows
                + "</sheetData></worksheet>");
    }

    /** A workbook with one sheet, part by part, so that any part may be hostile. */
    static byte[] crafted(Body sheet, Body sharedStrings) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.setLevel(Deflater.BEST_SPEED);
            part(
                    zip,
                    "[Content_Types].xml",
                    text(
                            "<?xml version=\"1.0\"?><Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                                    + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>"
                                    + "<Override PartName=\"/xl/sharedStrings.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml\"/>"
                                    + "</Types>"));
            part(
                    zip,
                    "_rels/.rels",
                    text(
                            "<?xml version=\"1.0\"?><Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                                    + "<Relationship Id=\"r1\" Type=\"" + RELATIONS
                                    + "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"));
            part(
                    zip,
                    "xl/workbook.xml",
                    text("<?xml version=\"1.0\"?><workbook xmlns=\"" + MAIN + "\" xmlns:r=\"" + RELATIONS
                            + "\"><sheets><sheet name=\"Blad1\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"));
            part(
                    zip,
                    "xl/_rels/workbook.xml.rels",
                    text(
                            "<?xml version=\"1.0\"?><Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                                    + "<Relationship Id=\"r1\" Type=\"" + RELATIONS
                                    + "/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
                                    + "<Relationship Id=\"r2\" Type=\"" + RELATIONS
                                    + "/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>"));
            part(zip, "xl/sharedStrings.xml", sharedStrings);
            part(zip, "xl/worksheets/sheet1.xml", sheet);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static Body noStrings() {
        return text("<?xml version=\"1.0\"?><sst xmlns=\"" + MAIN + "\"/>");
    }

    private static void part(ZipOutputStream zip, String name, Body body) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        body.write(zip);
        zip.closeEntry();
    }

    /** Megabytes of nothing, between two halves: some kilobytes as sent. */
    static Body filled(String before, char with, int megabytes, String after) {
        return out -> {
            out.write(before.getBytes(UTF_8));
            byte[] chunk = String.valueOf(with).repeat(1 << 20).getBytes(UTF_8);
            for (int i = 0; i < megabytes; i++) {
                out.write(chunk);
            }
            out.write(after.getBytes(UTF_8));
        };
    }

    static Body zipBomb(int megabytes) {
        return filled(
                "<?xml version=\"1.0\"?><worksheet xmlns=\"" + MAIN + "\"><sheetData>",
                ' ',
                megabytes,
                "</sheetData></worksheet>");
    }

    static Body sharedStringBomb(int megabytes) {
        return filled("<?xml version=\"1.0\"?><sst xmlns=\"" + MAIN + "\"><si><t>", 'a', megabytes, "</t></si></sst>");
    }
}
