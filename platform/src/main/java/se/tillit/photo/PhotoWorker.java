package se.tillit.photo;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * The child that decodes one picture and draws it anew: what is written is pixels and nothing else, so neither a place nor a device, nor
 * a second file hidden behind the first, comes along.
 */
final class PhotoWorker {

    /** The longer side of what is kept, in pixels: sharp on a phone and on paper at half a page. */
    static final int LONGEST = 1_600;

    /** A telephone takes 12 to 50; above that somebody wants to fill the memory. */
    static final long MOST_PIXELS = 60_000_000;

    static final int DONE = 1;
    static final int NO_PICTURE = 2;
    static final int TOO_LARGE = 3;

    private static final Set<String> FORMATS = Set.of("jpeg", "png");
    private static final float QUALITY = 0.82f;

    private PhotoWorker() {}

    public static void main(String[] arguments) throws IOException {
        System.setProperty("java.awt.headless", "true");
        DataInputStream in = new DataInputStream(System.in);
        DataOutputStream out = new DataOutputStream(System.out);
        System.setOut(System.err); // whatever a library says must not be taken for an answer
        ImageIO.setUseCache(false);
        byte[] sent = in.readNBytes(in.readInt());
        try {
            answer(sent, out);
        } catch (IOException | RuntimeException damaged) {
            out.writeByte(NO_PICTURE);
        }
        out.flush();
    }

    private static void answer(byte[] sent, DataOutputStream out) throws IOException {
        try (ImageInputStream stream = ImageIO.createImageInputStream(new ByteArrayInputStream(sent))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
            ImageReader reader = readers.hasNext() ? readers.next() : null;
            if (reader == null || !FORMATS.contains(reader.getFormatName().toLowerCase(Locale.ROOT))) {
                out.writeByte(NO_PICTURE);
                return;
            }
            reader.setInput(stream, true, true);
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            if ((long) width * height > MOST_PIXELS) {
                out.writeByte(TOO_LARGE);
                return;
            }
            // Every s-th pixel is enough to begin from, and bounds the memory; a whole factor is left for smooth
            // scaling.
            int step = Math.max(1, Math.max(width, height) / (2 * LONGEST));
            ImageReadParam sparse = reader.getDefaultReadParam();
            sparse.setSourceSubsampling(step, step, 0, 0);
            BufferedImage upright = drawn(reader.read(0, sparse), orientation(sent));
            byte[] jpeg = jpeg(upright);
            out.writeByte(DONE);
            out.writeInt(upright.getWidth());
            out.writeInt(upright.getHeight());
            out.writeInt(jpeg.length);
            out.write(jpeg);
        }
    }

    /** Scaled down to what is kept and turned the way it was held, on white where it was transparent. */
    private static BufferedImage drawn(BufferedImage read, int orientation) {
        double scale = Math.min(1.0, (double) LONGEST / Math.max(read.getWidth(), read.getHeight()));
        int width = Math.max(1, (int) Math.round(read.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(read.getHeight() * scale));
        boolean lying = orientation >= 5;
        BufferedImage drawn =
                new BufferedImage(lying ? height : width, lying ? width : height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = drawn.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, drawn.getWidth(), drawn.getHeight());
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        pen.transform(turn(orientation, width, height));
        pen.drawImage(read, 0, 0, width, height, null);
        pen.dispose();
        return drawn;
    }

    /** From what the camera wrote to what the person saw: the eight values of the tag Orientation, Exif 2.32, section 4.6.4. */
    private static AffineTransform turn(int orientation, int width, int height) {
        return switch (orientation) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
            default -> new AffineTransform();
        };
    }

    /** How the camera was held: tag 0x0112 in the first directory of the Exif segment of a JPEG; 1, upright, where nothing says so. */
    static int orientation(byte[] jpeg) {
        ByteBuffer bytes = ByteBuffer.wrap(jpeg);
        int at = 2;
        while (at + 10 < jpeg.length && (jpeg[at] & 0xFF) == 0xFF) {
            int marker = jpeg[at + 1] & 0xFF;
            int length = bytes.getShort(at + 2) & 0xFFFF;
            if (marker == 0xE1 && bytes.getInt(at + 4) == 0x45786966) { // "Exif"
                return orientation(
                        bytes.order(bytes.getShort(at + 10) == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN),
                        at + 10);
            }
            if (marker == 0xDA || length < 2) {
                break; // the pixels begin
            }
            at += 2 + length;
        }
        return 1;
    }

    private static int orientation(ByteBuffer bytes, int tiff) {
        int directory = tiff + bytes.getInt(tiff + 4);
        int entries = bytes.getShort(directory) & 0xFFFF;
        for (int i = 0; i < entries; i++) {
            int entry = directory + 2 + 12 * i;
            if ((bytes.getShort(entry) & 0xFFFF) == 0x0112) {
                return bytes.getShort(entry + 8) & 0xFFFF;
            }
        }
        return 1;
    }

    private static byte[] jpeg(BufferedImage picture) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam how = writer.getDefaultWriteParam();
        how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        how.setCompressionQuality(QUALITY);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture, null, null), how);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
