import type { Course, PackageFiles } from './course.ts';
import { courseCss, coursePage } from './course-page.ts';
import { escapeText as e } from './xml.ts';

/** A course as SCORM 1.2: one SCO that also opens without a learning system. `script` is the built player. */
export function scormPackage(course: Course, script: string): PackageFiles {
  const files = {
    'index.html': coursePage(course, 'course.js'),
    'course.css': courseCss,
    'course.js': script,
    ...(course.illustration && { 'illustration.svg': course.illustration.svg }),
  };
  return { 'imsmanifest.xml': manifest(course, Object.keys(files)), ...files };
}

const manifest = ({ id, lang, title }: Course, files: readonly string[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="kmm-${e(id)}-${lang}" version="1.2" xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2">
  <metadata><schema>ADL SCORM</schema><schemaversion>1.2</schemaversion></metadata>
  <organizations default="course">
    <organization identifier="course">
      <title>${e(title)}</title>
      <item identifier="item-1" identifierref="sco-1" isvisible="true"><title>${e(title)}</title></item>
    </organization>
  </organizations>
  <resources>
    <resource identifier="sco-1" type="webcontent" adlcp:scormtype="sco" href="index.html">
${files.map((file) => `      <file href="${e(file)}"/>`).join('\n')}
    </resource>
  </resources>
</manifest>
`;
