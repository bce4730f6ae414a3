import { CloudEvent, MAX_AHEAD_MS, MAX_EVENTS, PlatformEvent } from '@khong-mot-minh/contracts';
import type { Pointed } from '../platform/refusal.ts';
import { pointedErrors } from './pointers.ts';
import { HttpProblem, invalid } from './problems.ts';
import { parseJson } from './read-body.ts';

export type EventsBody = { shape: 'one' | 'array' | 'ndjson'; events: PlatformEvent[] };

const NDJSON = /^application\/(x-)?(ndjson|jsonl)\b/i;
const JSON_TYPE = /^application\/(cloudevents(-batch)?\+)?json\b/i;

/** Every event is checked before any is judged: one bad one refuses the whole body, with its pointer. */
export function parseEvents(contentType: string, text: string, nowMs: number): EventsBody {
  if (NDJSON.test(contentType)) return { shape: 'ndjson', events: parseAll(lines(text), nowMs) };
  if (!JSON_TYPE.test(contentType))
    throw new HttpProblem(
      'wrong-media-type',
      'Send application/json, application/x-ndjson or application/cloudevents+json',
    );
  const value = parseJson(text);
  if (Array.isArray(value)) return { shape: 'array', events: parseAll(value, nowMs) };
  return { shape: 'one', events: [parseOne(value, [], nowMs)] };
}

function lines(text: string): unknown[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line, i) => parseJson(line, `/${i}`));
}

function parseAll(values: readonly unknown[], nowMs: number): PlatformEvent[] {
  if (values.length > MAX_EVENTS) throw invalid('', 'too-many-events');
  return values.map((value, i) => parseOne(value, [i], nowMs));
}

function parseOne(value: unknown, path: readonly PropertyKey[], nowMs: number): PlatformEvent {
  const cloud = isCloudEvent(value) ? CloudEvent.safeParse(value) : undefined;
  if (cloud && !cloud.success)
    throw new HttpProblem('invalid', undefined, { errors: pointedErrors(cloud.error, path) });
  const [body, at] = cloud ? [cloud.data.data, [...path, 'data']] : [value, path];
  const parsed = PlatformEvent.safeParse(body);
  const errors: Pointed[] = parsed.success
    ? timeErrors(parsed.data, at, nowMs)
    : pointedErrors(parsed.error, at);
  if (parsed.success && errors.length === 0) return parsed.data;
  throw new HttpProblem('invalid', undefined, { errors });
}

// An event of ours may carry `specversion` as a member that we ignore; it always has an actor.
const isCloudEvent = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'specversion' in value && !('actor' in value);

function timeErrors(event: PlatformEvent, path: readonly PropertyKey[], nowMs: number): Pointed[] {
  if (Date.parse(event.time) <= nowMs + MAX_AHEAD_MS) return [];
  return [{ pointer: `${path.map((p) => `/${String(p)}`).join('')}/time`, code: 'too-far-ahead' }];
}
