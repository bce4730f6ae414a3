export type Choice = 'real' | 'fake' | 'unsure';
export type Asked = { id: string; answer: 'real' | 'fake' };
export type Score = {
  realRight: number;
  realTotal: number;
  fakeRight: number;
  fakeTotal: number;
  verdict: 'all' | 'suspicious' | 'trusting' | 'mixed';
};

/**
 * Discernment, not suspicion: real stories count as much as tricks, because a lesson that only teaches
 * distrust would score well on tricks alone (reference/campaign.md §4a).
 */
export function score(questions: readonly Asked[], choices: Readonly<Record<string, Choice>>): Score {
  const count = (answer: Asked['answer']) => {
    const matches = questions.filter((question) => question.answer === answer);
    return { total: matches.length, right: matches.filter(({ id }) => choices[id] === answer).length };
  };
  const real = count('real');
  const fake = count('fake');
  return {
    realRight: real.right,
    realTotal: real.total,
    fakeRight: fake.right,
    fakeTotal: fake.total,
    verdict: verdict(real.total - real.right, fake.total - fake.right),
  };
}

function verdict(realMissed: number, fakeMissed: number): Score['verdict'] {
  if (realMissed === 0 && fakeMissed === 0) return 'all';
  if (fakeMissed === 0) return 'suspicious';
  return realMissed === 0 ? 'trusting' : 'mixed';
}
