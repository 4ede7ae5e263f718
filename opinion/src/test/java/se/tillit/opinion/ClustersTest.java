package se.tillit.opinion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ClustersTest {

    @Test
    void partsPointsThatLieApart() {
        Points points = new Points(new double[] {0, 1, 0, 10, 11, 10, 11}, new double[] {0, 0, 1, 10, 10, 11, 11});

        Clusters clusters = Clusters.of(points, 2, 1, 5, 1).bySize();

        assertThat(clusters.labels()).containsExactly(1, 1, 1, 0, 0, 0, 0);
        assertThat(clusters.sizes()).containsExactly(4, 3);
    }

    @Test
    void aFewFarOffPointsDoNotPullACentreOutOfPlaceAsInKMeans() {
        // Forty people, thirty others, and three far out beyond the others.
        Random random = new Random(3);
        double[] x = new double[73];
        for (int i = 0; i < 73; i++) {
            x[i] = (i < 40 ? 0 : i < 70 ? 6 : 60) + random.nextDouble();
        }

        Clusters clusters =
                Clusters.of(new Points(x, new double[73]), 2, 5, 20, 1).bySize();

        assertThat(clusters.labels()[0]).isNotEqualTo(clusters.labels()[69]);
        assertThat(clusters.sizes()).containsExactly(40, 33);
    }

    @Test
    void fewerPlacesThanClustersGiveNone() {
        Points points = new Points(new double[] {1, 1, 1, 2}, new double[] {1, 1, 1, 2});

        assertThat(Clusters.of(points, 3, 1, 5, 1)).isNull();
        assertThat(Clusters.of(points, 2, 1, 5, 1)).isNotNull();
        assertThat(Clusters.of(points, 2, 2, 5, 1)).isNull();
    }

    @Test
    void silhouetteIsThatOfRousseeuw() {
        // Points 0, 1 against 4, 6 on a line; worked by hand: 0 → (5 − 1)/5, 1 → (4 − 1)/4, 4 → (3.5 − 2)/3.5, 6 → (5.5
        // − 2)/5.5
        Points points = new Points(new double[] {0, 1, 4, 6}, new double[4]);

        double silhouette = Clusters.silhouette(points, new int[] {0, 0, 1, 1}, 2);

        assertThat(silhouette).isCloseTo((4 / 5.0 + 3 / 4.0 + 1.5 / 3.5 + 3.5 / 5.5) / 4, within(1e-15));
    }

    @Test
    void aLonePointCountsNothingInTheSilhouette() {
        Points points = new Points(new double[] {0, 1, 5}, new double[3]);

        assertThat(Clusters.silhouette(points, new int[] {0, 0, 1}, 2))
                .isCloseTo((4 / 5.0 + 3 / 4.0) / 3, within(1e-15));
    }

    @Test
    void likenessIsTheAdjustedRandIndex() {
        int[] one = {0, 0, 0, 1, 1, 1};

        assertThat(Clusters.likeness(one, new int[] {1, 1, 1, 0, 0, 0})).isEqualTo(1);
        // Worked by hand: 2 pairs together in both, 6 and 3 in each, of 15: (2 − 1.2) / (4.5 − 1.2)
        assertThat(Clusters.likeness(one, new int[] {0, 0, 1, 1, 2, 2})).isCloseTo(0.8 / 3.3, within(1e-15));
        assertThat(Clusters.likeness(one, new int[6])).isZero();
    }
}
