import { playQuestions, readAnswers } from './course-questions.ts';

/** The part of the SCORM 1.2 run-time (ADL, 2001, §3) that a course uses. */
type Api = {
  LMSInitialize(none: ''): string;
  LMSGetValue(name: string): string;
  LMSSetValue(name: string, value: string): string;
  LMSCommit(none: ''): string;
  LMSFinish(none: ''): string;
};

/** The learning system stands in a frame above or in the window that opened this one. */
function findApi(from: Window | null): Api | undefined {
  let at: Window | null = from;
  // Seven levels, as the specification's own example searches.
  for (let level = 0; at && level < 8; level += 1) {
    try {
      // Systems put their object there by this name; nothing can say its type.
      const api = (at as Window & { API?: Api }).API;
      if (api) return api;
    } catch {
      // A frame of another site may not be looked into: there is no learning system of ours above it.
      return undefined;
    }
    at = at.parent === at ? null : at.parent;
  }
  return undefined;
}

const api = findApi(window) ?? findApi(window.opener);
const startedAtMs = Date.now();
const set = (name: string, value: string) => api?.LMSSetValue(`cmi.${name}`, value);

/** CMITimespan: HHHH:MM:SS. */
function timespan(seconds: number): string {
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  return `${String(Math.floor(seconds / 3600)).padStart(4, '0')}:${two((seconds / 60) % 60)}:${two(seconds % 60)}`;
}

api?.LMSInitialize('');
const status = api?.LMSGetValue('cmi.core.lesson_status') ?? '';
let completed = ['completed', 'passed'].includes(status);
if (!completed) set('core.lesson_status', 'incomplete');

const questions = playQuestions({
  answered({ id, choice, right }) {
    const at = `interactions.${api?.LMSGetValue('cmi.interactions._count') || 0}`;
    set(`${at}.id`, id);
    set(`${at}.type`, 'choice');
    set(`${at}.student_response`, choice);
    set(`${at}.correct_responses.0.pattern`, right);
    set(`${at}.result`, choice === right ? 'correct' : 'wrong');
    set('suspend_data', JSON.stringify(questions.answers()));
    api?.LMSCommit('');
  },
  finished({ share }) {
    completed = true;
    set('core.score.min', '0');
    set('core.score.max', '100');
    set('core.score.raw', String(Math.round(share * 100)));
    set('core.lesson_status', 'completed');
    api?.LMSCommit('');
  },
});
questions.restore(readAnswers(api?.LMSGetValue('cmi.suspend_data') ?? ''));

let left = false;
addEventListener('pagehide', () => {
  if (left) return;
  left = true;
  set('core.session_time', timespan((Date.now() - startedAtMs) / 1000));
  set('core.exit', completed ? '' : 'suspend');
  api?.LMSFinish('');
});
