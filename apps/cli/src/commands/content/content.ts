import { Command } from '@commander-js/extra-typings';
import { checkCommand } from './check.ts';
import { deskCommand } from './desk.ts';
import { linkCheckedCommand } from './link-checked.ts';
import { readingCommand } from './reading.ts';
import { reviewedCommand } from './reviewed.ts';
import { schemaCommand } from './schema.ts';
import { translatedCommand } from './translated.ts';

export const contentCommand = () =>
  new Command('content')
    .description(
      'Lessons, stories, games, quizzes, films: edit them, check them, write down what people did with them',
    )
    .addCommand(deskCommand(), { isDefault: true })
    .addCommand(checkCommand())
    .addCommand(readingCommand())
    .addCommand(translatedCommand())
    .addCommand(reviewedCommand())
    .addCommand(linkCheckedCommand())
    .addCommand(schemaCommand());
