import type { Course, PackageFiles } from './course.ts';
import { courseCss, coursePage } from './course-page.ts';
import { escapeText as e } from './xml.ts';

// An id only names: a name of our own kind, since no web address is promised to stay.
const NAMES = 'urn:x-khong-mot-minh';

/** A course as cmi5: one assignable unit, done when every question has been answered. `script` is the built player. */
export function cmi5Package(course: Course, script: string): PackageFiles {
  return {
    'cmi5.xml': structure(course),
    'index.html': coursePage(course, 'course.js'),
    'course.css': courseCss,
    'course.js': script,
    ...(course.illustration && { 'illustration.svg': course.illustration.svg }),
  };
}

function structure({ id, lang, title, summary }: Course): string {
  const words = (name: 'title' | 'description', text: string) =>
    `<${name}><langstring lang="${lang}">${e(text)}</langstring></${name}>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<courseStructure xmlns="https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd">
  <course id="${NAMES}:${e(id)}:${lang}">${words('title', title)}${words('description', summary)}</course>
  <au id="${NAMES}:${e(id)}:${lang}:unit" moveOn="Completed" launchMethod="AnyWindow">${words('title', title)}${words('description', summary)}<url>index.html</url></au>
</courseStructure>
`;
}
