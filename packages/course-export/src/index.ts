export { cmi5Package } from './cmi5-package.ts';
export type { Course, CourseQuestion, CourseSection, CourseWords, PackageFiles } from './course.ts';
export { qtiPackage } from './qti-package.ts';
export { scormPackage } from './scorm-package.ts';
export type { Block, Sheet, Slide, SlideDeck } from './sheet.ts';
export { sheetDocx } from './sheet-docx.ts';
export { type SheetFonts, sheetPdf } from './sheet-pdf.ts';
export { slidesPptx } from './slides-pptx.ts';
export { zipFiles } from './zip-files.ts';
