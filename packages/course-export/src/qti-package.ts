import type { Course, CourseQuestion, PackageFiles } from './course.ts';
import { escapeText as e } from './xml.ts';

const ASI = 'http://www.imsglobal.org/xsd/imsqtiasi_v3p0';
const HEAD = '<?xml version="1.0" encoding="UTF-8"?>';

/** A course's questions as QTI 3.0: one test, one file an item, the explanation as feedback after the answer. */
export function qtiPackage(course: Course): PackageFiles {
  const items = course.questions.map((question, at) => ({
    id: identifier(question.id),
    path: `items/${identifier(question.id)}.xml`,
    xml: item(course, question, at),
  }));
  return {
    'imsmanifest.xml': manifest(course, items),
    'test.xml': test(course, items),
    ...Object.fromEntries(items.map(({ path, xml }) => [path, xml])),
  };
}

type ItemFile = { id: string; path: string };

/** QTI identifiers begin with a letter. */
const identifier = (id: string): string => `q-${id}`;

const item = ({ lang }: Course, question: CourseQuestion, at: number): string => `${HEAD}
<qti-assessment-item xmlns="${ASI}" identifier="${e(identifier(question.id))}" title="${at + 1}" adaptive="false" time-dependent="false" xml:lang="${lang}">
  <qti-response-declaration identifier="RESPONSE" cardinality="single" base-type="identifier">
    <qti-correct-response><qti-value>${e(question.right)}</qti-value></qti-correct-response>
  </qti-response-declaration>
  <qti-outcome-declaration identifier="SCORE" cardinality="single" base-type="float">
    <qti-default-value><qti-value>0</qti-value></qti-default-value>
  </qti-outcome-declaration>
  <qti-outcome-declaration identifier="FEEDBACK" cardinality="single" base-type="identifier"/>
  <qti-item-body>
    <qti-choice-interaction response-identifier="RESPONSE" shuffle="false" max-choices="1">
      <qti-prompt>${e(question.prompt)}</qti-prompt>
${question.choices
  .map(
    ({ id, text }) =>
      `      <qti-simple-choice identifier="${e(id)}" fixed="true">${e(text)}</qti-simple-choice>`,
  )
  .join('\n')}
    </qti-choice-interaction>
  </qti-item-body>
  <qti-response-processing>
    <qti-response-condition>
      <qti-response-if>
        <qti-match><qti-variable identifier="RESPONSE"/><qti-correct identifier="RESPONSE"/></qti-match>
        <qti-set-outcome-value identifier="SCORE"><qti-base-value base-type="float">1</qti-base-value></qti-set-outcome-value>
      </qti-response-if>
      <qti-response-else>
        <qti-set-outcome-value identifier="SCORE"><qti-base-value base-type="float">0</qti-base-value></qti-set-outcome-value>
      </qti-response-else>
    </qti-response-condition>
    <qti-set-outcome-value identifier="FEEDBACK"><qti-base-value base-type="identifier">explanation</qti-base-value></qti-set-outcome-value>
  </qti-response-processing>
  <qti-modal-feedback outcome-identifier="FEEDBACK" identifier="explanation" show-hide="show">
    <qti-content-body><p>${e(question.explanation)}</p></qti-content-body>
  </qti-modal-feedback>
</qti-assessment-item>
`;

const test = ({ id, lang, title }: Course, items: readonly ItemFile[]): string => `${HEAD}
<qti-assessment-test xmlns="${ASI}" identifier="kmm-${e(id)}-${lang}" title="${e(title)}" xml:lang="${lang}">
  <qti-outcome-declaration identifier="SCORE" cardinality="single" base-type="float"/>
  <qti-test-part identifier="part-1" navigation-mode="nonlinear" submission-mode="individual">
    <qti-assessment-section identifier="section-1" title="${e(title)}" visible="true">
${items.map((one) => `      <qti-assessment-item-ref identifier="${e(one.id)}" href="${e(one.path)}"/>`).join('\n')}
    </qti-assessment-section>
  </qti-test-part>
  <qti-outcome-processing>
    <qti-set-outcome-value identifier="SCORE"><qti-sum><qti-test-variables variable-identifier="SCORE"/></qti-sum></qti-set-outcome-value>
  </qti-outcome-processing>
</qti-assessment-test>
`;

const manifest = ({ id, lang }: Course, items: readonly ItemFile[]): string => `${HEAD}
<manifest xmlns="http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1" identifier="kmm-${e(id)}-${lang}">
  <metadata><schema>QTI Package</schema><schemaversion>3.0.0</schemaversion></metadata>
  <organizations/>
  <resources>
    <resource identifier="test" type="imsqti_test_xmlv3p0" href="test.xml">
      <file href="test.xml"/>
${items.map((one) => `      <dependency identifierref="${e(one.id)}"/>`).join('\n')}
    </resource>
${items.map((one) => `    <resource identifier="${e(one.id)}" type="imsqti_item_xmlv3p0" href="${e(one.path)}"><file href="${e(one.path)}"/></resource>`).join('\n')}
  </resources>
</manifest>
`;
