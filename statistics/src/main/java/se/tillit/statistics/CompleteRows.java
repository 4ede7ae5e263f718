package se.tillit.statistics;

import java.util.Arrays;

/** The rows where nothing is missing. */
final class CompleteRows {

    private CompleteRows() {}

    /** The columns cut down to the rows where none of them is missing; the columns themselves where that is all. */
    static double[][] of(double[]... columns) {
        int[] rows = indices(columns);
        if (columns.length == 0 || rows.length == columns[0].length) {
            return columns;
        }
        return Arrays.stream(columns).map(column -> pick(column, rows)).toArray(double[][]::new);
    }

    /** The indices of the rows where none of the columns is missing. */
    static int[] indices(double[]... columns) {
        int length = columns.length == 0 ? 0 : columns[0].length;
        int[] rows = new int[length];
        int kept = 0;
        for (int row = 0; row < length; row++) {
            boolean complete = true;
            for (double[] column : columns) {
                complete &= !Double.isNaN(column[row]);
            }
            rows[kept] = row;
            kept += complete ? 1 : 0;
        }
        return Arrays.copyOf(rows, kept);
    }

    static double[] pick(double[] column, int[] rows) {
        double[] picked = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            picked[i] = column[rows[i]];
        }
        return picked;
    }

    static int[] pick(int[] codes, int[] rows) {
        int[] picked = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            picked[i] = codes[rows[i]];
        }
        return picked;
    }
}
