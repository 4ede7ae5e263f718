package se.tillit.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DistributionsTest {

    @ParameterizedTest
    @CsvSource({"2, 4", "29, 174", "5399, 53990", "99999, 1099989"})
    void f_quantiles_lead_back_to_their_probability(double df1, double df2) {
        for (double probability : new double[] {0.025, 0.5, 0.975}) {
            double quantile = Distributions.fQuantile(probability, df1, df2);
            assertThat(Distributions.fUpper(quantile, df1, df2)).isCloseTo(1 - probability, within(1e-9));
        }
    }

    @Test
    void the_noncentral_chi_square_without_noncentrality_is_the_central_one() {
        assertThat(Distributions.noncentralChiSquareCumulative(10, 4, 1e-12))
                .isCloseTo(1 - Distributions.chiSquareUpper(10, 4), within(1e-9));
    }

    /** With two degrees of freedom: the distance of a shifted bivariate normal from the origin, by symmetry known at 0. */
    @ParameterizedTest
    @CsvSource({"1, 1, 0.25", "20, 10, 3.5", "2000, 50, 1800", "250000, 51, 248000"})
    void the_noncentrality_leads_back_to_its_probability(double x, double df, double noncentrality) {
        double probability = Distributions.noncentralChiSquareCumulative(x, df, noncentrality);

        assertThat(probability).isBetween(0.0, 1.0);
        assertThat(Distributions.noncentrality(probability, x, df))
                .isCloseTo(noncentrality, within(1e-6 * noncentrality));
    }

    @ParameterizedTest
    @CsvSource({"0", "0.3", "-0.7", "0.95", "-0.999", "0.999999"})
    void half_planes_meet_in_sheppards_quadrant(double rho) {
        assertThat(BivariateNormal.cumulative(0, 0, rho))
                .isCloseTo(0.25 + Math.asin(rho) / (2 * Math.PI), within(1e-12));
    }

    @Test
    void nearly_equal_variables_have_the_probability_of_one() {
        assertThat(BivariateNormal.cumulative(0.5, 1.5, 1 - 1e-9))
                .isCloseTo(Distributions.normalCumulative(0.5), within(1e-9));
        assertThat(BivariateNormal.cumulative(-1, 0.5, -1 + 1e-9)).isCloseTo(0, within(1e-9));
        assertThat(BivariateNormal.cumulative(-0.3, 40, 0.8))
                .isCloseTo(Distributions.normalCumulative(-0.3), within(1e-12));
    }
}
