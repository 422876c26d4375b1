package org.planettracker.gatling.report;

/**
 * Who was measured.
 *
 * @param contender short name of the contender
 * @param contenderLabel its name in tables
 * @param mode short name of how it was started
 * @param modeLabel that in words
 * @param twin whether this is the second of two equal ones, there to show the noise
 */
public record Subject(String contender, String contenderLabel, String mode, String modeLabel, boolean twin) {

    /** Short name of contender and mode. */
    public String id() {
        return contender + "/" + mode;
    }

    /** Contender and mode in words. */
    public String label() {
        return modeLabel.isEmpty() ? contenderLabel : contenderLabel + ", " + modeLabel;
    }
}
