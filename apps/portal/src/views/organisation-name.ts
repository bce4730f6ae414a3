import { ORGANISATION_KINDS, type OrganisationKind } from '@khong-mot-minh/contracts/codes';
import { fill, textIn } from '@khong-mot-minh/i18n';
import { html } from 'hono/html';
import type { PageContext } from '../page-context.ts';
import type { Html } from './html.ts';

type Named = { organisation: { vi: string; en: string }; kind: OrganisationKind };

/** For each kind a name with the kind beside it, in plain words. */
const kindWords = ({ t }: PageContext): Readonly<Record<OrganisationKind, string>> => ({
  platform: t('organisation.platform'),
  helpline: t('organisation.helpline'),
  police: t('organisation.police'),
  school: t('organisation.school'),
  coalition: t('organisation.coalition'),
});

/** An organisation as a young person is told of it: its name need not say that it is the police. */
export const nameOn = (ctx: PageContext, { organisation, kind }: Named): string =>
  fill(kindWords(ctx)[kind], { name: textIn(organisation, ctx.lang) });

/** The words of every kind for a script that fills the page on the device. */
export const kindTemplates = (ctx: PageContext): Html => {
  const words = kindWords(ctx);
  return html`${ORGANISATION_KINDS.map((kind) => html`<template id="kind-${kind}">${words[kind]}</template>`)}`;
};
