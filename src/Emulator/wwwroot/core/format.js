// Instants are shown in UTC, as the control API has them; the reader's own time is in the title.
const Units = [['d', 86_400], ['h', 3_600], ['min', 60], ['s', 1]];

export const day = instant => new Date(instant).toISOString().slice(0, 10);

export const time = instant => new Date(instant).toISOString().slice(11, 19);

export const stamp = instant => `${day(instant)} ${time(instant)}`;

export const local = instant => new Date(instant).toLocaleString(undefined, { dateStyle: 'full', timeStyle: 'long' });

// A duration in words, its two largest units: «2 d 4 h».
export function span(milliseconds) {
  let seconds = Math.round(Math.abs(milliseconds) / 1000);
  if (seconds === 0) return milliseconds === 0 ? 'now' : '< 1 s';
  const parts = [];
  for (const [unit, size] of Units) {
    const count = Math.floor(seconds / size);
    seconds -= count * size;
    if (count > 0) parts.push(`${count} ${unit}`);
    if (parts.length > 0 && (count === 0 || parts.length === 2)) break;
  }
  return parts.join(' ');
}

// «in 2 d 4 h» or «3 min ago».
export function distance(instant, now) {
  const away = new Date(instant) - now;
  return Math.abs(away) < 500 ? 'now' : away > 0 ? `in ${span(away)}` : `${span(away)} ago`;
}

// ISO 8601, as the control API takes durations: iso(2, 'days') is P2D.
export function iso(amount, unit) {
  const letters = { seconds: ['PT', 'S'], minutes: ['PT', 'M'], hours: ['PT', 'H'], days: ['P', 'D'] }[unit];
  return letters[0] + amount + letters[1];
}

// An ISO 8601 duration in words; what cannot be read is shown as it is.
export function words(text) {
  const match = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?)?$/.exec(text ?? '');
  if (!match) return text;
  const [days, hours, minutes, seconds] = match.slice(1).map(part => Number(part ?? 0));
  return span((((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000);
}

// Said behind a count where a list has more than is shown.
export const beyond = list => (list.more ? ` (${list.more.toLocaleString('en')} more are not shown)` : '');

export const plural = (count, one, many = one + 's') => `${count.toLocaleString('en')} ${count === 1 ? one : many}`;

// «assessment expiry» from camelCase or dots is left to the control API; here only the first letter grows.
export const capital = text => (text ? text[0].toUpperCase() + text.slice(1) : '');
