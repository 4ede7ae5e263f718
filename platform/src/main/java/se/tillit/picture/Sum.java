package se.tillit.picture;

import java.util.Arrays;

/** A sum to the last bit independent of the order of its terms, because a picture must not change when a query returns rows in another order. */
final class Sum {

    private double[] terms = new double[2];
    private int count;

    void add(double term) {
        if (count == terms.length) {
            terms = Arrays.copyOf(terms, count * 2);
        }
        terms[count++] = term;
    }

    double total() {
        Arrays.sort(terms, 0, count);
        double total = 0;
        for (int i = 0; i < count; i++) {
            total += terms[i];
        }
        return total;
    }
}
