import { windowAround } from '/sky/time-controls.js';
import { clock, fromLocal, isZone, otherDay, toLocal, zoneLabel } from '/sky/zone.js';
import { claim, equal, random } from './claims.js';

const paris = 'Europe/Paris';

claim('winter and summer time are told apart', () => {
  equal([clock(Date.parse('2026-11-20T17:05:00Z'), paris), clock(Date.parse('2026-07-20T17:05:00Z'), paris)], ['18:05', '19:05']);
});
claim('a time the clock shows twice is its first', () => {
  equal(new Date(fromLocal('2026-10-25T02:30', paris)).toISOString(), '2026-10-25T00:30:00.000Z');
});
claim('a time the clock skips is as long after the jump', () => {
  equal(toLocal(fromLocal('2026-03-29T02:30', paris), paris), '2026-03-29T03:30');
});
claim('there and back is the same minute, anywhere and at any time', () => {
  const next = random(7);
  const zones = ['UTC', paris, 'Asia/Kathmandu', 'America/St_Johns', 'Pacific/Chatham', 'America/New_York', 'Pacific/Apia'];
  for (let index = 0; index < 500; index += 1) {
    const instant = Math.floor((Date.UTC(1990, 0, 1) + next() * 65 * 365.25 * 86_400_000) / 60_000) * 60_000;
    const zone = zones[index % zones.length];
    const local = toLocal(instant, zone);
    equal(toLocal(fromLocal(local, zone), zone), local);
  }
});
claim('every clock says whose it is', () => {
  const now = Date.parse('2026-11-20T17:00:00Z');
  equal([zoneLabel(now, 'UTC'), zoneLabel(now, paris), zoneLabel(now, 'Asia/Kathmandu'), zoneLabel(now, 'America/New_York'),
    zoneLabel(now, 'Europe/London')],
  ['UTC', 'Europe/Paris (UTC+1)', 'Asia/Kathmandu (UTC+5:45)', 'America/New York (UTC\u22125)', 'Europe/London (UTC)']);
});
claim('a time of another day says which', () => {
  const now = Date.parse('2026-11-20T17:00:00Z');
  equal([otherDay(now + 3_600_000, now, 'UTC') ?? 'same', otherDay(now + 36_000_000, now, 'UTC')], ['same', 'Sat']);
});
claim('an unknown zone is known to be unknown', () => equal([isZone('Mars/Olympus'), isZone('Asia/Tokyo')], [false, true]));
claim('nonsense is no time', () => equal(fromLocal('tomorrow', paris) ?? 'none', 'none'));
claim('the window around a time contains it, stands still while it does, and stays within 1960 to 2060', () => {
  const now = Date.parse('2026-11-20T17:20:00Z');
  const first = windowAround(now);
  equal([first.from, first.until], [Date.parse('2026-11-20T11:00:00Z'), Date.parse('2026-11-21T11:00:00Z')]);
  equal(windowAround(now + 10 * 3_600_000, first), first);
  equal(windowAround(first.until + 1, first).from > first.from, true);
  equal([windowAround(Date.UTC(1960, 0, 1)).from, windowAround(Date.UTC(2060, 0, 1)).until], [Date.UTC(1960, 0, 1), Date.UTC(2060, 0, 1)]);
});
