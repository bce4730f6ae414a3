import { walkLessons } from './browser/walk-lessons.ts';

walkLessons('en');
