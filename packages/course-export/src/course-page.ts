import type { Course, CourseQuestion, CourseSection } from './course.ts';
import { escapeText as e } from './xml.ts';

/** The page of a course: complete without a script, which only checks the answers and tells the learning system. */
export function coursePage(course: Course, script: string): string {
  const { lang, title, summary, domain, illustration, words } = course;
  return `<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${e(title)}</title>
<link rel="stylesheet" href="course.css">
<script src="${e(script)}" defer></script>
</head>
<body>
<main>
<h1>${e(title)}</h1>
<p class="lead">${e(summary)}</p>
<p class="soft">${e(domain)} · ${e(words.review)}</p>
${illustration ? `<img src="illustration.svg" alt="${e(illustration.alt)}" width="640" height="300">` : ''}
${course.sections.map(section).join('\n')}
${course.questions.map((question, at) => ask(course, question, at)).join('\n')}
<p role="status" data-done hidden>${e(words.done)}</p>
<p>${e(words.help)}</p>
</main>
</body>
</html>
`;
}

const section = ({ title, paragraphs, list }: CourseSection): string =>
  `<section><h2>${e(title)}</h2>
${paragraphs.map((words) => `<p>${e(words)}</p>`).join('')}
${list.length > 0 ? `<ol>${list.map((words) => `<li>${e(words)}</li>`).join('')}</ol>` : ''}</section>`;

const ask = ({ words }: Course, { id, prompt, choices, right, explanation }: CourseQuestion, at: number) =>
  `<form data-question="${e(id)}" data-right="${e(right)}">
<fieldset><legend>${at + 1}. ${e(prompt)}</legend>
${choices
  .map(
    (choice) =>
      `<label><input type="radio" name="choice" value="${e(choice.id)}" required> ${e(choice.text)}</label>`,
  )
  .join('\n')}
</fieldset>
<button>${e(words.check)}</button>
<details data-answer><summary data-right="${e(words.right)}" data-wrong="${e(words.wrong)}">${e(words.check)}</summary>
<p>${e(choices.find((choice) => choice.id === right)?.text ?? '')}. ${e(explanation)}</p></details>
</form>`;

/** The style sheet of a course: system fonts, light and dark, wide targets. */
export const courseCss = `:root{color-scheme:light dark;--ink:#1c2526;--paper:#faf6ef;--line:#8a9494;--soft:#566164;--go:#0b6b63}
@media (prefers-color-scheme:dark){:root{--ink:#ecefee;--paper:#12191b;--line:#6d7a7c;--soft:#aab4b5;--go:#7fd6cb}}
body{margin:0;background:var(--paper);color:var(--ink);font:1.0625rem/1.6 system-ui,sans-serif}
main{max-width:42rem;margin:auto;padding:1.25rem}
h1{line-height:1.25}
.lead{font-size:1.15rem}
.soft{color:var(--soft)}
img{max-width:100%;height:auto;border-radius:12px}
form{margin:1.25rem 0;padding:1rem;border:1px solid var(--line);border-radius:12px}
fieldset{margin:0;padding:0;border:0}
legend{padding:0;font-weight:600}
label{display:block;min-height:44px;padding:.5rem 0}
button{min-height:44px;padding:.5rem 1.25rem;border:0;border-radius:10px;background:var(--go);color:var(--paper);font:inherit;font-weight:600}
summary{min-height:44px;padding:.5rem 0}
@media (scripting:enabled){details:not([open]){display:none}}
`;
