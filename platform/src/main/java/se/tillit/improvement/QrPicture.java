package se.tillit.improvement;

import io.nayuki.qrcodegen.QrCode;

/**
 * An address as a picture that a telephone reads, made of nothing but a size and a path, so that the page can draw it without style or script.
 *
 * @param size of the square, the quiet margin that the standard asks for included, in modules
 * @param path one square for each dark module
 */
public record QrPicture(int size, String path) {

    private static final int MARGIN = 4;

    /** With the third of four levels of redundancy: a poster gets torn and drawn on. */
    static QrPicture of(String address) {
        QrCode code = QrCode.encodeText(address, QrCode.Ecc.QUARTILE);
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                if (code.getModule(x, y)) {
                    path.append('M')
                            .append(x + MARGIN)
                            .append(' ')
                            .append(y + MARGIN)
                            .append("h1v1h-1z");
                }
            }
        }
        return new QrPicture(code.size + 2 * MARGIN, path.toString());
    }
}
