package se.tillit.photo;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockMultipartFile;
import se.tillit.RunningTillit;
import se.tillit.access.Problems;

/** What is kept of a picture is what one sees, and nothing else. */
class PhotosTest {

    private final Photos photos = RunningTillit.bean(Photos.class);
    private final Problems problems = new Problems();

    private Optional<Photo.Fresh> develop(byte[] sent) {
        return photos.develop(new MockMultipartFile("bild", sent), "Ett schema", "bild", problems);
    }

    /** Red above, blue below. */
    private static BufferedImage picture(int width, int height, int type) {
        BufferedImage picture = new BufferedImage(width, height, type);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                picture.setRGB(x, y, (y < height / 2 ? Color.RED : Color.BLUE).getRGB());
            }
        }
        return picture;
    }

    private static byte[] file(BufferedImage picture, String format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(picture, format, out);
        return out.toByteArray();
    }

    /** A segment as cameras write it: how it was held, and where. */
    private static byte[] withExif(byte[] jpeg, int orientation) {
        byte[] place = "GPS 56.6634N 16.3567E Telefon 12".getBytes(ISO_8859_1);
        ByteBuffer exif = ByteBuffer.allocate(2 + 2 + 6 + 8 + 2 + 12 + 4 + place.length);
        exif.putShort((short) 0xFFE1).putShort((short) (exif.capacity() - 2));
        exif.put("Exif\0\0".getBytes(ISO_8859_1));
        exif.put("MM".getBytes(ISO_8859_1)).putShort((short) 42).putInt(8);
        exif.putShort((short) 1);
        exif.putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0);
        exif.putInt(0).put(place);
        return ByteBuffer.allocate(jpeg.length + exif.capacity())
                .put(jpeg, 0, 2)
                .put(exif.array())
                .put(jpeg, 2, jpeg.length - 2)
                .array();
    }

    private static BufferedImage read(Photo.Fresh photo) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(photo.jpeg()));
    }

    private static boolean isRed(int rgb) {
        Color color = new Color(rgb);
        return color.getRed() > 200 && color.getBlue() < 80;
    }

    @ParameterizedTest
    @CsvSource({
        "1, 40, 20, 20, 2",
        "3, 40, 20, 20, 17",
        "6, 20, 40, 17, 20",
        "8, 20, 40, 2, 20",
        "5, 20, 40, 2, 20",
        "7, 20, 40, 17, 20"
    })
    void itStandsAsItWasHeldAndTellsNeitherPlaceNorDevice(int orientation, int width, int height, int redX, int redY)
            throws IOException {
        byte[] sent = withExif(file(picture(40, 20, BufferedImage.TYPE_INT_RGB), "jpeg"), orientation);
        Photo.Fresh kept = develop(sent).orElseThrow();
        assertThat(kept.width()).isEqualTo(width);
        assertThat(kept.height()).isEqualTo(height);
        assertThat(isRed(read(kept).getRGB(redX, redY))).isTrue();
        assertThat(new String(kept.jpeg(), ISO_8859_1)).doesNotContain("Exif", "GPS", "Telefon");
        assertThat(problems).isEmpty();
    }

    @Test
    void aLargeOneIsMadeSmallerAndWhatWasTransparentIsWhite() throws IOException {
        Photo.Fresh large = develop(file(picture(4_000, 3_000, BufferedImage.TYPE_INT_RGB), "jpeg"))
                .orElseThrow();
        assertThat(large.width()).isEqualTo(1_600);
        assertThat(large.height()).isEqualTo(1_200);
        Photo.Fresh clear = develop(file(new BufferedImage(30, 30, BufferedImage.TYPE_INT_ARGB), "png"))
                .orElseThrow();
        assertThat(new Color(read(clear).getRGB(15, 15)).getGreen()).isGreaterThan(250);
    }

    @Test
    void whatIsHiddenBehindThePictureIsGone() throws IOException {
        byte[] jpeg = file(picture(40, 20, BufferedImage.TYPE_INT_RGB), "jpeg");
        byte[] script = "<script>alert(1)</script>".getBytes(ISO_8859_1);
        byte[] both = Arrays.copyOf(jpeg, jpeg.length + script.length);
        System.arraycopy(script, 0, both, jpeg.length, script.length);
        assertThat(new String(develop(both).orElseThrow().jpeg(), ISO_8859_1)).doesNotContain("script");
    }

    /** The head of a PNG that says it is that large; there need not be a single pixel behind it. */
    private static byte[] flood(int width, int height) {
        byte[] head = ByteBuffer.allocate(17)
                .put("IHDR".getBytes(ISO_8859_1))
                .putInt(width)
                .putInt(height)
                .put(new byte[] {8, 2, 0, 0, 0})
                .array();
        CRC32 sum = new CRC32();
        sum.update(head);
        return ByteBuffer.allocate(8 + 4 + 17 + 4)
                .put(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10})
                .putInt(13)
                .put(head)
                .putInt((int) sum.getValue())
                .array();
    }

    @Test
    void anOceanOfPixelsIsRefusedBeforeItIsRead() {
        assertThat(develop(flood(60_000, 60_000))).isEmpty();
        assertThat(problems.of("bild").orElseThrow().text()).isEqualTo("photo.too-large");
    }

    @ParameterizedTest
    @CsvSource({"<html><script>1</script>", "<svg onload=alert(1)>", "%PDF-1.7", "GIF89a", "' '"})
    void whatIsNoPictureIsSaidToBeNone(String sent) {
        assertThat(develop(sent.getBytes(ISO_8859_1))).isEmpty();
        assertThat(problems.of("bild").orElseThrow().text()).isEqualTo("photo.no-picture");
    }

    @Test
    void aPictureNeedsWordsForWhoDoesNotSeeIt() throws IOException {
        byte[] jpeg = file(picture(40, 20, BufferedImage.TYPE_INT_RGB), "jpeg");
        assertThat(photos.develop(new MockMultipartFile("bild", jpeg), "  ", "bild", problems))
                .isEmpty();
        assertThat(problems.of("bild-text").orElseThrow().text()).isEqualTo("photo.needs-description");
    }
}
