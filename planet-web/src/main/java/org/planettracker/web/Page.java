package org.planettracker.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;

/** The page and its assets: where both servers find them and how long a browser may keep them. */
public final class Page {

    /** Everything that no controller answers. */
    public static final String PATHS = "/**";
    /** Where files are, WebJars among them. */
    public static final String LOCATION = "classpath:/META-INF/resources/";
    /** What {@code /} answers. */
    public static final String INDEX = "/index.html";
    /** A browser may keep a file but asks whether it is still the same. */
    public static final CacheControl CACHE_CONTROL = CacheControl.noCache();

    private final Map<Resource, String> etags = new ConcurrentHashMap<>();

    /**
     * An entity tag made from the content: entries of a reproducible jar all carry the same date, which would tell a
     * browser that nothing ever changes.
     */
    public String etag(Resource resource) {
        return etags.computeIfAbsent(resource, Page::digest);
    }

    private static String digest(Resource resource) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(resource.getContentAsByteArray());
            return '"' + HexFormat.of().formatHex(hash, 0, 16) + '"';
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
