package se.tillit.opinion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrincipalComponentsTest {

    @ParameterizedTest(name = "seed {0}, {1} statements, {2} answered")
    @CsvSource({"1, 2, 1.0", "2, 3, 0.8", "3, 30, 0.3", "4, 150, 0.2", "5, 150, 0.9"})
    void areTheLeadingEigenvectorsOfTheFullMatrix(long seed, int statements, double answered) {
        Votes votes =
                Dialogue.generated(seed, statements, 0.7, answered, 60, 25, 15).votes();
        CentredVotes matrix =
                new CentredVotes(votes, new boolean[votes.statements().size()]);
        EigenDecompositionSymmetric dense = new EigenDecompositionSymmetric(gram(matrix));

        PrincipalComponents found = PrincipalComponents.of(matrix, PrincipalComponents.EXACT, null);

        double[][] loadings = {found.first(), found.second()};
        double[] shares = {found.firstShare(), found.secondShare()};
        for (int c = 0; c < 2; c++) {
            assertThat(shares[c]).isCloseTo(dense.getEigenvalue(c) / matrix.variance(), within(1e-12));
            double[] expected = dense.getEigenvector(c).toArray();
            double sign = Math.signum(expected[largest(expected)]);
            for (int s = 0; s < expected.length; s++) {
                assertThat(loadings[c][s]).isCloseTo(sign * expected[s], within(1e-8));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void areTheSameFromANearStartAsFromNone(long seed) {
        Votes votes = Dialogue.generated(seed, 80, 0.7, 0.4, 80, 40).votes();
        CentredVotes matrix = new CentredVotes(votes, new boolean[80]);
        PrincipalComponents cold = PrincipalComponents.of(matrix, PrincipalComponents.EXACT, null);

        PrincipalComponents warm = PrincipalComponents.of(matrix, PrincipalComponents.EXACT, cold.sum());

        for (int s = 0; s < 80; s++) {
            assertThat(warm.first()[s]).isCloseTo(cold.first()[s], within(1e-8));
            assertThat(warm.second()[s]).isCloseTo(cold.second()[s], within(1e-8));
        }
    }

    @Test
    void twoDirectionsOfEqualWeightAreBothFound() {
        // Each statement divides the people evenly and independently of the other: any two directions will do.
        CentredVotes matrix = new CentredVotes(Dialogue.of("++", "+-", "-+", "--"), new boolean[2]);

        PrincipalComponents found = PrincipalComponents.of(matrix, PrincipalComponents.EXACT, null);

        assertThat(found.firstShare()).isCloseTo(0.5, within(1e-12));
        assertThat(found.secondShare()).isCloseTo(0.5, within(1e-12));
        assertThat(found.first()[0] * found.second()[0] + found.first()[1] * found.second()[1])
                .isCloseTo(0, within(1e-12));
    }

    @Test
    void whereOneDirectionTellsEverythingThereIsNoSecond() {
        CentredVotes matrix = new CentredVotes(Dialogue.of("+++o", "---o", "---o"), new boolean[4]);

        PrincipalComponents found = PrincipalComponents.of(matrix, PrincipalComponents.EXACT, null);

        assertThat(found.firstShare()).isCloseTo(1, within(1e-12));
        assertThat(found.first()[3]).isZero();
        assertThat(found.second()).containsOnly(0);
        assertThat(found.secondShare()).isZero();
    }

    private static Array2DRowRealMatrix gram(CentredVotes matrix) {
        Array2DRowRealMatrix gram = new Array2DRowRealMatrix(matrix.statements(), matrix.statements());
        for (int s = 0; s < matrix.statements(); s++) {
            double[] unit = new double[matrix.statements()];
            unit[s] = 1;
            gram.setColumn(s, matrix.gram(unit));
        }
        // Rounding leaves it a trifle asymmetric.
        return (Array2DRowRealMatrix) gram.add(gram.transpose()).scalarMultiply(0.5);
    }

    private static int largest(double[] vector) {
        int largest = 0;
        for (int i = 1; i < vector.length; i++) {
            largest = Math.abs(vector[i]) > Math.abs(vector[largest]) ? i : largest;
        }
        return largest;
    }
}
