import {
  COVERAGE_STATES,
  OBLIGATION_PARTIES,
  type ObligationQuery,
  type ObligationReport,
} from '@khong-mot-minh/contracts';
import { textIn } from '@khong-mot-minh/i18n';
import { html } from 'hono/html';
import type { PageContext } from '../page-context.ts';
import type { TransparencyWords } from '../transparency-words.ts';
import type { Html } from '../views/html.ts';
import { filterSelect } from './filter-select.ts';
import { platformSelect } from './policy-read.ts';

/** Lists and a button: a plain form whose choice stands in the address, so it can be shared. */
export const filterForm = (
  { lang }: PageContext,
  w: TransparencyWords,
  filter: ObligationQuery,
  report: ObligationReport,
): Html => html`
<form class="card stack filter" method="get" action="/${lang}/luat-va-chinh-sach">
  <h2 class="h3">${w('law.filter')}</h2>
  <div class="filter__fields">
    ${platformSelect(w, lang, report)}
    ${filterSelect(
      'luat',
      w('law.filter.instrument'),
      filter.instrument,
      report.instruments.map(({ id, title }) => ({ value: id, title: textIn(title, lang) })),
      w('law.filter.all'),
    )}
    ${filterSelect(
      'tinh',
      w('law.filter.state'),
      filter.state,
      COVERAGE_STATES.map((state) => ({ value: state, title: w(`state.${state}`) })),
      w('law.filter.all'),
    )}
    ${filterSelect(
      'ai',
      w('law.filter.party'),
      filter.party,
      OBLIGATION_PARTIES.map((party) => ({ value: party, title: w(`party.${party}`) })),
      w('law.filter.all'),
    )}
  </div>
  <div class="row">
    <button class="button" type="submit">${w('law.filter.show')}</button>
    <a href="/${lang}/luat-va-chinh-sach">${w('law.filter.clear')}</a>
  </div>
</form>`;
