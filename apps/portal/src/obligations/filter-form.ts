import { COVERAGE_STATES, type Instrument, OBLIGATION_PARTIES, type ObligationQuery } from '@kmm/contracts';
import { html } from 'hono/html';
import type { OpenWords } from '../open-words.ts';
import type { PageContext } from '../page-context.ts';
import type { Html } from '../views/html.ts';

type Option = { value: string; title: string };

const select = (
  w: OpenWords,
  name: string,
  label: string,
  chosen: string | undefined,
  options: Option[],
) => html`
<div class="field">
  <label for="${name}">${label}</label>
  <select class="input" id="${name}" name="${name}">
    <option value="">${w('law.filter.all')}</option>
    ${options.map(
      ({ value, title }) =>
        html`<option value="${value}" ${value === chosen ? 'selected' : ''}>${title}</option>`,
    )}
  </select>
</div>`;

/** Three lists and a button: a plain form whose choice stands in the address, so it can be shared. */
export const filterForm = (
  { lang }: PageContext,
  w: OpenWords,
  filter: ObligationQuery,
  instruments: readonly Instrument[],
): Html => html`
<form class="card stack filter" method="get" action="/${lang}/luat-va-chinh-sach">
  <h2 class="h3">${w('law.filter')}</h2>
  <div class="filter__fields">
    ${select(
      w,
      'luat',
      w('law.filter.instrument'),
      filter.instrument,
      instruments.map(({ id, title }) => ({ value: id, title: title[lang] })),
    )}
    ${select(
      w,
      'tinh',
      w('law.filter.state'),
      filter.state,
      COVERAGE_STATES.map((state) => ({ value: state, title: w(`state.${state}`) })),
    )}
    ${select(
      w,
      'ai',
      w('law.filter.party'),
      filter.party,
      OBLIGATION_PARTIES.map((party) => ({ value: party, title: w(`party.${party}`) })),
    )}
  </div>
  <div class="row">
    <button class="button" type="submit">${w('law.filter.show')}</button>
    <a href="/${lang}/luat-va-chinh-sach">${w('law.filter.clear')}</a>
  </div>
</form>`;
