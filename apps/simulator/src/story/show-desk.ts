import type { CaseView } from '@khong-mot-minh/contracts';
import { openItem } from '@khong-mot-minh/testing';
import type { StoryRun } from './story-run.ts';
import type { World } from './world.ts';

/** Puts a case on the third pane as that person's session reads it; `unlocked` opens what that person's keys open. */
export async function showDesk(world: World, run: StoryRun, email: string, caseId: string, unlocked = false) {
  const desk = await world.desk(email);
  return showView(world, run, email, await desk.view(caseId), unlocked);
}

/** The same with a view that a command just gave. */
export async function showView(world: World, run: StoryRun, email: string, view: CaseView, unlocked = false) {
  const desk = await world.desk(email);
  const opened = new Map<string, string>();
  if (unlocked) {
    const openers = await world.openers(email);
    for (const item of view.sealed) opened.set(item.id, await openItem(item, openers));
  }
  run.desktop = { person: world.person(email), organisation: desk.session.organisation.name, view, opened };
  return view;
}

/** Reads the case again if somebody changed it; the queue tells, and leaves no trace in the ledger. */
export async function followDesk(world: World, run: StoryRun): Promise<boolean> {
  const { desktop } = run;
  if (!desktop) return false;
  const desk = await world.desk(desktop.person.email);
  const row = (await desk.queue('all')).find(({ id }) => id === desktop.view.id);
  if (!row || row.version === desktop.view.version) return false;
  await showDesk(world, run, desktop.person.email, row.id, desktop.opened.size > 0);
  return true;
}
