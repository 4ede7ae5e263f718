package se.tillit.opinion;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Places on the map. */
record Points(double[] x, double[] y) {

    int size() {
        return x.length;
    }

    double distance(int a, int b) {
        return Math.sqrt(squaredDistance(a, x[b], y[b]));
    }

    double squaredDistance(int point, double toX, double toY) {
        double dx = x[point] - toX;
        double dy = y[point] - toY;
        return dx * dx + dy * dy;
    }

    Points of(int[] chosen) {
        return new Points(
                Arrays.stream(chosen).mapToDouble(i -> x[i]).toArray(),
                Arrays.stream(chosen).mapToDouble(i -> y[i]).toArray());
    }

    /** A fair draw without replacement of so many out of the first {@code all} numbers, in ascending order. */
    static int[] draw(int many, int all, SplittableRandom random) {
        int[] numbers = IntStream.range(0, all).toArray();
        for (int i = 0; i < many; i++) {
            int other = i + random.nextInt(all - i);
            int held = numbers[i];
            numbers[i] = numbers[other];
            numbers[other] = held;
        }
        int[] drawn = Arrays.copyOf(numbers, many);
        Arrays.sort(drawn);
        return drawn;
    }
}
