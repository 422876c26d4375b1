package org.planettracker.web.json;

import java.util.Locale;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.SerializedString;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.module.SimpleModule;

import org.planettracker.core.ApparentPlace;
import org.planettracker.core.Appearance;
import org.planettracker.core.DailyEvents;
import org.planettracker.core.DailyEvents.HorizonCrossing;
import org.planettracker.core.DailyEvents.Transit;
import org.planettracker.core.Refraction;

/** Teaches Jackson the answers of the API. */
public final class SkyModule extends SimpleModule {

    private static final long serialVersionUID = 1L;

    /** Decimals of angles in degrees: a millionth of a degree is 0.0036", finer than the almanac is exact. */
    private static final int ANGLE = 6;
    /** Decimals of a distance in astronomical units: 1.5 km. */
    private static final int DISTANCE = 8;

    private static final SerializableString NAME = new SerializedString("name");
    private static final SerializableString AZ = new SerializedString("az");
    private static final SerializableString ALT = new SerializedString("alt");
    private static final SerializableString WHEN = new SerializedString("when");
    private static final SerializableString RA = new SerializedString("ra");
    private static final SerializableString DEC = new SerializedString("dec");
    private static final SerializableString DISTANCE_NAME = new SerializedString("distance");
    private static final SerializableString MAGNITUDE = new SerializedString("magnitude");
    private static final SerializableString PHASE = new SerializedString("phase");
    private static final SerializableString DIAMETER = new SerializedString("diameter");
    private static final SerializableString ELONGATION = new SerializedString("elongation");
    private static final SerializableString CONSTELLATION = new SerializedString("constellation");

    /** A module with a serializer for each answer. */
    public SkyModule() {
        super("sky");
        addSerializer(SeenBody.class, new SeenBodySerializer());
        addSerializer(TrackPoint.class, new TrackPointSerializer());
        addSerializer(DailyEvents.class, new DailyEventsSerializer());
    }

    private static void writePlace(JsonGenerator json, ApparentPlace place, Refraction refraction) {
        json.writeName(NAME);
        json.writeString(place.body().id());
        json.writeName(AZ);
        FixedPoint.writeCircular(json, place.azimuth(), ANGLE);
        json.writeName(ALT);
        FixedPoint.write(json, place.altitude(refraction), ANGLE);
        json.writeName(WHEN);
        FixedPoint.write(json, place.when());
        json.writeName(RA);
        FixedPoint.writeCircular(json, place.rightAscension(), ANGLE);
        json.writeName(DEC);
        FixedPoint.write(json, place.declination(), ANGLE);
        json.writeName(DISTANCE_NAME);
        FixedPoint.write(json, place.distance(), DISTANCE);
    }

    private static final class SeenBodySerializer extends ValueSerializer<SeenBody> {
        @Override
        public void serialize(SeenBody body, JsonGenerator json, SerializationContext context) {
            Appearance appearance = body.sighting().appearance();
            json.writeStartObject();
            writePlace(json, body.sighting().place(), body.refraction());
            json.writeName(MAGNITUDE);
            FixedPoint.write(json, appearance.magnitude(), 2);
            json.writeName(PHASE);
            FixedPoint.write(json, appearance.phase(), 4);
            json.writeName(DIAMETER);
            FixedPoint.write(json, appearance.diameter(), 2);
            json.writeName(ELONGATION);
            FixedPoint.write(json, appearance.elongation(), 2);
            json.writeName(CONSTELLATION);
            json.writeString(appearance.constellation());
            json.writeEndObject();
        }
    }

    private static final class TrackPointSerializer extends ValueSerializer<TrackPoint> {
        @Override
        public void serialize(TrackPoint point, JsonGenerator json, SerializationContext context) {
            json.writeStartObject();
            writePlace(json, point.place(), point.refraction());
            json.writeEndObject();
        }
    }

    private static final class DailyEventsSerializer extends ValueSerializer<DailyEvents> {
        @Override
        public void serialize(DailyEvents events, JsonGenerator json, SerializationContext context) {
            json.writeStartObject();
            json.writeName(NAME);
            json.writeString(events.body().id());
            json.writeName(WHEN);
            FixedPoint.write(json, events.when());
            json.writeStringProperty("state", events.state().name().toLowerCase(Locale.ROOT).replace('_', '-'));
            writeCrossing(json, "rise", events.rise());
            Transit transit = events.transit();
            if (transit != null) {
                json.writeObjectPropertyStart("transit");
                json.writeName("time");
                FixedPoint.write(json, transit.time());
                json.writeName(ALT);
                FixedPoint.write(json, transit.altitude(), 1);
                json.writeEndObject();
            }
            writeCrossing(json, "set", events.set());
            json.writeEndObject();
        }

        private static void writeCrossing(JsonGenerator json, String name, @Nullable HorizonCrossing crossing) {
            if (crossing != null) {
                json.writeObjectPropertyStart(name);
                json.writeName("time");
                FixedPoint.write(json, crossing.time());
                json.writeName(AZ);
                FixedPoint.writeCircular(json, crossing.azimuth(), 1);
                json.writeEndObject();
            }
        }
    }
}
