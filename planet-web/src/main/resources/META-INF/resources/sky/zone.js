/** Time zones: instants (milliseconds since 1970, UTC) to and from the wall clock of a place. */

const MINUTE = 60_000;
const formats = new Map();

/** Whether this browser knows the time zone. */
export function isZone(zone) {
  try {
    return Boolean(new Intl.DateTimeFormat('en-GB', { timeZone: zone }));
  } catch {
    return false;
  }
}

/** The wall clock as if it were UTC: the fields of the local date and time, readable with getUTC...(). */
function wallClock(instant, zone) {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-GB', {
      timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit',
      hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23',
    });
    formats.set(zone, format);
  }
  const part = {};
  for (const { type, value } of format.formatToParts(instant)) {
    part[type] = Number(value);
  }
  return Date.UTC(part.year, part.month - 1, part.day, part.hour, part.minute, part.second);
}

/** How far the zone's clock is ahead of UTC at an instant, in milliseconds. */
export function offsetOf(instant, zone) {
  return wallClock(instant, zone) - Math.floor(instant / 1000) * 1000;
}

/** The local date and time as an input of type datetime-local wants it, such as 2026-11-20T18:05. */
export function toLocal(instant, zone) {
  return new Date(wallClock(instant, zone)).toISOString().slice(0, 16);
}

/**
 * The instant at which the zone's clock shows the given local date and time. A time the clock shows twice (end of summer
 * time) means the first; one it skips (beginning of summer time) means as long after the jump.
 */
export function fromLocal(text, zone) {
  const wall = Date.parse(`${text}Z`);
  if (Number.isNaN(wall)) {
    return undefined;
  }
  const before = wall - offsetOf(wall - 24 * 60 * MINUTE, zone);
  const after = wall - offsetOf(wall + 24 * 60 * MINUTE, zone);
  for (const candidate of [Math.min(before, after), Math.max(before, after)]) {
    if (wallClock(candidate, zone) === wall) {
      return candidate;
    }
  }
  return before;
}

/** Hours and minutes on the zone's clock, rounded to the minute: 18:05. */
export function clock(instant, zone) {
  return toLocal(Math.round(instant / MINUTE) * MINUTE, zone).slice(11);
}

/** Hours, minutes and seconds on the zone's clock: 18:05:32. */
export function clockWithSeconds(instant, zone) {
  return new Date(wallClock(instant, zone)).toISOString().slice(11, 19);
}

/** The short day of the week of an instant when it is another day than the reference's, else undefined. */
export function otherDay(instant, reference, zone) {
  const sameDay = toLocal(instant, zone).slice(0, 10) === toLocal(reference, zone).slice(0, 10);
  return sameDay ? undefined : weekday(instant, zone);
}

function weekday(instant, zone) {
  return ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'][new Date(wallClock(instant, zone)).getUTCDay()];
}

/** The local date in words: Fri 20 November 2026. */
export function day(instant, zone) {
  const date = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', day: 'numeric', month: 'long', year: 'numeric' })
    .format(wallClock(instant, zone));
  return `${weekday(instant, zone)} ${date}`;
}

/** Which clock the times are of: UTC, or Europe/Paris (UTC+1). */
export function zoneLabel(instant, zone) {
  if (zone === 'UTC') {
    return 'UTC';
  }
  const minutes = Math.round(offsetOf(instant, zone) / MINUTE);
  const hours = Math.floor(Math.abs(minutes) / 60);
  const rest = Math.abs(minutes) % 60;
  const ahead = `${minutes < 0 ? '\u2212' : '+'}${hours}${rest ? `:${String(rest).padStart(2, '0')}` : ''}`;
  return `${zone.replaceAll('_', ' ')} (UTC${minutes === 0 ? '' : ahead})`;
}
