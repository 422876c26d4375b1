package org.planettracker.core;

/** What the air does to an altitude. */
public enum Refraction {
    /** A vacuum: the altitude as geometry gives it. */
    NONE {
        @Override
        public double apparentAltitude(double airlessAltitude) {
            return airlessAltitude;
        }
    },

    /**
     * The standard atmosphere, 1010 hPa and 10 degrees Celsius: Saemundsson's formula (Sky and Telescope 72, 1986, p. 70)
     * as JPL Horizons applies it, 1.02' / tan(h + 10.3 / (h + 5.11)).
     *
     * <p>The formula is used down to -1 degree; below, the refraction keeps the value it has there, 0.6467 degree, so that
     * the apparent altitude is continuous and strictly increasing through the horizon and a body that has set stays
     * below it. Within 0.5" of Horizons for h of -1 degree and above.
     */
    STANDARD {
        @Override
        public double apparentAltitude(double airlessAltitude) {
            double h = Math.max(airlessAltitude, -1);
            double arcminutes = 1.02 / Math.tan(Math.toRadians(h + 10.3 / (h + 5.11)));
            // At the zenith the formula gives -0.13"; nothing is refracted there.
            return airlessAltitude + Math.max(arcminutes, 0) / 60;
        }
    };

    /**
     * The altitude at which a body is seen.
     *
     * @param airlessAltitude altitude without refraction in degrees, -90 to 90
     * @return apparent altitude in degrees, not below {@code airlessAltitude}
     */
    public abstract double apparentAltitude(double airlessAltitude);
}
