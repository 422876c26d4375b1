package org.planettracker.core;

/**
 * All that is said about one body at one instant: where it stands and how it looks.
 *
 * @param place      the apparent place
 * @param appearance brightness, phase, size, elongation, constellation
 */
public record Sighting(ApparentPlace place, Appearance appearance) {}
