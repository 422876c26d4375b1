package org.planettracker.web.server;

/** A setting has a value that the server cannot start with. */
public final class InvalidSettingException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    InvalidSettingException(String setting, Object value, String accepted) {
        super("%s is %s, accepted is %s".formatted(setting, value, accepted));
    }
}
