import { REPORT_STATUSES } from '@khong-mot-minh/contracts';
import { html } from 'hono/html';
import type { PageContext } from '../page-context.ts';
import type { Sample } from './gallery.ts';

const row = (name: string, count: string) => html`<tr><td>${name}</td><td class="number">${count}</td></tr>`;

/** What a person reads. */
export const contentSamples = ({ t, deps }: PageContext): Sample[] => [
  {
    title: 'gallery.cards',
    body: html`<div class="card stack"><h3>${t('td.help')}</h3><p>${t('td.help.text')}</p></div><a class="card" href="#main">${t('home.learn')}</a>`,
  },
  {
    title: 'gallery.timeline',
    body: html`<ol class="timeline">${REPORT_STATUSES.slice(0, 3).map((status, at) => html`<li>${t(`status.${status}`)}<time>0${at + 1}/11/2026</time></li>`)}</ol>`,
  },
  {
    title: 'gallery.chat',
    body: html`<div class="chat"><p class="bubble"><span class="bubble__meta">${t('back.from.team')}</span>${t('sent.praise')}</p><p class="bubble bubble--mine"><span class="bubble__meta">${t('back.from.reporter')}</span>${t('home.door.self.text')}</p></div>`,
  },
  {
    title: 'gallery.table',
    body: html`<div class="table-wrap"><table class="table"><thead><tr><th>${t('report.province')}</th><th class="number">${t('pledge.counts')}</th></tr></thead><tbody>${deps.jurisdiction.provinces.slice(0, 2).map(({ name }) => row(name, '128'))}</tbody></table></div>`,
  },
  {
    title: 'gallery.dialog',
    body: html`<dialog class="dialog stack" open><h3>${t('back.withdraw')}</h3><p>${t('back.withdraw.text')}</p><p class="row"><button class="button button--danger">${t('back.withdraw.send')}</button> <button class="button button--quiet">${t('report.back')}</button></p></dialog>`,
  },
  {
    title: 'gallery.steps',
    body: html`<ol class="steps steps--named">${REPORT_STATUSES.map((status, at) => html`<li ${at < 2 ? 'data-done' : ''} ${at === 2 ? html`aria-current="step"` : ''}>${t(`status.${status}`)}</li>`)}</ol>`,
  },
  { title: 'gallery.empty', body: html`<div class="empty"><p>${t('back.noAnswer')}</p></div>` },
  {
    title: 'gallery.tabs',
    body: html`<nav class="tabs"><a href="#main" aria-current="page">${t('nav.help')}</a><a href="#main">${t('nav.learn')}</a><a href="#main">${t('nav.pledge')}</a></nav>`,
  },
  {
    title: 'gallery.details',
    body: html`<details><summary>${t('back.lost.title')}</summary><p>${t('back.lost.text')}</p></details><details open><summary>${t('back.lost.title')}</summary><p>${t('back.lost.text')}</p></details>`,
  },
];
