import { escapeXml } from './escape-xml.ts';
import type { Incident } from './incident-type.ts';

/** What a case says of itself for NCMEC's report; accounts are the platform's own ids. */
export type CyberTipFacts = {
  incident: Incident;
  /** RFC 3339 in UTC. */
  incidentAt: string;
  /** Where that time comes from, in a sentence. */
  incidentAtSource: string;
  /** Why NCMEC should look at once; left out where it need not. */
  highPriority?: string | undefined;
  /** Name of the platform, in Latin letters where it has them. */
  platform: string;
  subject: string;
  affectedChild?: string | undefined;
  /** Ids of the cited events, at the platform. */
  eventIds: readonly string[];
  /** Sentences of the decision's reasons. */
  reasons: readonly string[];
  /** Of this packet and of who made it. */
  packet: string;
};

/** NCMEC refuses incidents in the future. */
export type CyberTipProblem = 'in-the-future' | 'no-time';

/** NCMEC's client libraries cut free text here; the schema names no limit. */
const MAX_TEXT = 3000;

// A cut between two halves of one character leaves a half, which `escapeXml` replaces.
const cut = (text: string): string => (text.length <= MAX_TEXT ? text : `${text.slice(0, MAX_TEXT - 1)}…`);

const element = (name: string, text: string): string => `<${name}>${escapeXml(text)}</${name}>`;

const block = (name: string, parts: readonly string[]): string =>
  `<${name}>\n${parts.join('\n')}\n</${name}>`;

/** The report as NCMEC's schema orders it, or why there cannot be one. Clocks differ: `now` is the server's. */
export function cyberTipReport(
  facts: CyberTipFacts,
  now: Date,
): { xml: string } | { problem: CyberTipProblem } {
  const at = Date.parse(facts.incidentAt);
  if (Number.isNaN(at)) return { problem: 'no-time' };
  if (at > now.getTime()) return { problem: 'in-the-future' };
  const parts = [
    block('incidentSummary', [
      element('incidentType', facts.incident.type),
      element('platform', facts.platform),
      ...(facts.highPriority ? [element('escalateToHighPriority', cut(facts.highPriority))] : []),
      ...annotations(facts),
      element('incidentDateTime', new Date(at).toISOString()),
      element('incidentDateTimeDescription', facts.incidentAtSource),
    ]),
    block('internetDetails', [
      block('chatImIncident', [
        element('chatClient', facts.platform),
        element('additionalInfo', cut(`Cited events, ids of the platform: ${facts.eventIds.join(', ')}`)),
      ]),
    ]),
    block('reporter', [block('reportingPerson', [element('firstName', facts.platform)])]),
    block('personOrUserReported', [
      element('espIdentifier', facts.subject),
      element('espService', facts.platform),
    ]),
    ...(facts.affectedChild === undefined
      ? []
      : [
          block('victim', [
            '<victimPerson/>',
            element('espIdentifier', facts.affectedChild),
            element('espService', facts.platform),
          ]),
        ]),
    element('additionalInfo', cut([...facts.reasons, facts.packet].join('\n'))),
  ];
  return { xml: `<?xml version="1.0" encoding="UTF-8"?>\n${block('report', parts)}\n` };
}

const annotations = ({ incident }: CyberTipFacts): string[] =>
  incident.annotations.length === 0
    ? []
    : [
        block(
          'reportAnnotations',
          incident.annotations.map((name) => element(name, 'true')),
        ),
      ];
